from kim.accounts.models import KeptInput
from kim.kernel import wall

# Not a wall between units but between people; what is over may be swept by anyone.
wall.behind(KeptInput, f"user_id = {wall.ACTOR} OR valid_until <= now()", check=f"user_id = {wall.ACTOR}")
