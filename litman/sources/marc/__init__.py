"""Records of libraries: MARC 21 as XML."""
