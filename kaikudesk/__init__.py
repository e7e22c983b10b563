"""The programme and the desk's memory: no Qt and no HTTP."""

__version__ = "0.1.0"
