"""Pages of casework. Every view fetches through the door, binds a form, calls one action, answers."""
