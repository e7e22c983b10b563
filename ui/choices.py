"""Words for the choices of the programme, in the language of now."""

from PySide6.QtCore import QCoreApplication

from kaikudesk.model import Category, Channel, Gender, LifeSituation, Role

translate = QCoreApplication.translate


def category_words() -> dict[Category, str]:
    """Word the statistical classes."""
    return {
        Category.CULTURE: translate("Choices", "culture"),
        Category.EDUCATION: translate("Choices", "education"),
        Category.SCIENCE: translate("Choices", "science"),
        Category.SPORT: translate("Choices", "sport"),
    }


def channel_words() -> dict[Channel, str]:
    """Word the ways in which a ticket is asked for."""
    return {
        Channel.DESK: translate("Choices", "at the desk"),
        Channel.PHONE: translate("Choices", "by phone"),
        Channel.EMAIL: translate("Choices", "by e-mail"),
        Channel.BROKER: translate("Choices", "through a ticket broker"),
    }


def role_words() -> dict[Role, str]:
    """Word the roles of a site."""
    return {
        Role.VENUE: translate("Choices", "venue"),
        Role.DISTRIBUTOR: translate("Choices", "distributor"),
        Role.BROKER: translate("Choices", "ticket broker"),
    }


def gender_words() -> dict[Gender, str]:
    """Word the optional genders; no answer is an answer."""
    return {
        Gender.NO_ANSWER: translate("Choices", "No answer"),
        Gender.WOMAN: translate("Choices", "Woman"),
        Gender.MAN: translate("Choices", "Man"),
        Gender.OTHER: translate("Choices", "Other"),
    }


def life_situation_words() -> dict[LifeSituation, str]:
    """Word the optional life situations; a working list (docs/terms-to-confirm.md)."""
    return {
        LifeSituation.NO_ANSWER: translate("Choices", "No answer"),
        LifeSituation.UNEMPLOYED: translate("Choices", "Unemployed"),
        LifeSituation.STUDENT: translate("Choices", "Student"),
        LifeSituation.PENSIONER: translate("Choices", "Pensioner"),
        LifeSituation.FAMILY_LEAVE: translate("Choices", "On family leave"),
        LifeSituation.REHABILITATION: translate("Choices", "In rehabilitation"),
        LifeSituation.IMMIGRATION: translate("Choices", "New in the country"),
        LifeSituation.DEBT: translate("Choices", "Debt"),
        LifeSituation.SICKNESS_OR_DISABILITY: translate(
            "Choices", "Sickness or disability"
        ),
        LifeSituation.OTHER: translate("Choices", "Other situation"),
    }
