"""Runs the command line as `python -m career_xl` (on Windows `py -m career_xl`)."""

from career_xl.cli import main

if __name__ == "__main__":
    main()
