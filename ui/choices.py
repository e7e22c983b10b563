"""Words for the choices of the programme, in the language of now."""

from PySide6.QtCore import QCoreApplication

from kaikudesk.model import Category, Channel, Gender, LifeSituation, Role

_translate = QCoreApplication.translate


def category_words() -> dict[Category, str]:
    """Word the statistical classes."""
    return {
        Category.CULTURE: _translate("Choices", "culture"),
        Category.EDUCATION: _translate("Choices", "education"),
        Category.SCIENCE: _translate("Choices", "science"),
        Category.SPORT: _translate("Choices", "sport"),
    }


def channel_words() -> dict[Channel, str]:
    """Word the ways in which a ticket is asked for."""
    return {
        Channel.DESK: _translate("Choices", "at the desk"),
        Channel.PHONE: _translate("Choices", "by phone"),
        Channel.EMAIL: _translate("Choices", "by e-mail"),
        Channel.BROKER: _translate("Choices", "through a ticket broker"),
    }


def role_words() -> dict[Role, str]:
    """Word the roles of a site."""
    return {
        Role.VENUE: _translate("Choices", "venue"),
        Role.DISTRIBUTOR: _translate("Choices", "distributor"),
        Role.BROKER: _translate("Choices", "ticket broker"),
    }


def gender_words() -> dict[Gender, str]:
    """Word the optional genders; no answer is an answer."""
    return {
        Gender.NO_ANSWER: _translate("Choices", "No answer"),
        Gender.WOMAN: _translate("Choices", "Woman"),
        Gender.MAN: _translate("Choices", "Man"),
        Gender.OTHER: _translate("Choices", "Other"),
    }


def life_situation_words() -> dict[LifeSituation, str]:
    """Word the optional life situations; a working list (docs/terms-to-confirm.md)."""
    return {
        LifeSituation.NO_ANSWER: _translate("Choices", "No answer"),
        LifeSituation.UNEMPLOYED: _translate("Choices", "Unemployed"),
        LifeSituation.STUDENT: _translate("Choices", "Student"),
        LifeSituation.PENSIONER: _translate("Choices", "Pensioner"),
        LifeSituation.FAMILY_LEAVE: _translate("Choices", "On family leave"),
        LifeSituation.REHABILITATION: _translate("Choices", "In rehabilitation"),
        LifeSituation.IMMIGRATION: _translate("Choices", "New in the country"),
        LifeSituation.DEBT: _translate("Choices", "Debt"),
        LifeSituation.SICKNESS_OR_DISABILITY: _translate(
            "Choices", "Sickness or disability"
        ),
        LifeSituation.OTHER: _translate("Choices", "Other situation"),
    }
