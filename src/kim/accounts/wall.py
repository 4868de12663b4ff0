from kim.accounts.models import FormDraft, KeptInput, SentForm
from kim.kernel import wall

# Not a wall between units but between people; what is over may be swept by anyone.
OWN = f"user_id = {wall.ACTOR}"
for short_lived, is_over in (
    (KeptInput, "valid_until <= now()"),
    (FormDraft, "valid_until <= now()"),
    (SentForm, "sent_at <= now() - interval '1 day'"),
):
    wall.behind(short_lived, f"{OWN} OR {is_over}", check=OWN)
