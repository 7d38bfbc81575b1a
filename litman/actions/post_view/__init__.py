"""A post as a reader sees it, with what its claims lean on, for every page that shows one."""
