"""Is every reference of a document real?"""
