"""`python -m litman` is `litman`."""

from litman.cli.main import run

if __name__ == "__main__":
    run()
