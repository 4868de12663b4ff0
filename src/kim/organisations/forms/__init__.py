from kim.organisations.forms.responsibility import ResponsibilityForm

__all__ = ["ResponsibilityForm"]
