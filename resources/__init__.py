"""Data only: languages, icons, styles and areas."""
