"""The directory to and from other systems: HSDS 3 (Open Referral), CSV, and the public read-only interface."""
