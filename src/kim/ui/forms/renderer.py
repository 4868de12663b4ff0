"""The form renderer of the whole application (`FORM_RENDERER`)."""

from django.forms.renderers import TemplatesSetting


class KernRenderer(TemplatesSetting):
    """Renders forms and field groups as KERN markup; widgets are overridden under `django/forms/widgets/`.

    `kim.ui` must stand before `django.forms` in INSTALLED_APPS, or Django's own widget templates win.
    """

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
