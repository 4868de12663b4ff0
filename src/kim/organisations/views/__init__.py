from kim.organisations.views.responsibility import responsibility

__all__ = ["responsibility"]
