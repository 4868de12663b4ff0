"""Pages of this context. Every view fetches through the door and asks for the consent before it looks at a fact."""
