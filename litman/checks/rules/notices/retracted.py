"""A work was retracted.

What it finds
    Entries whose record carries a retraction, in part or as a whole, that no reinstatement has undone.
Why it matters
    Its authors or its journal say that its findings cannot be relied on.
Example
    10.1016/S0140-6736(97)11096-0, retracted in 2010
What to do
    Read the notice. Take the work out where it is evidence; where the post is about the retraction, say so.
    CLM109 finds the links that were confirmed before.
Source
    COPE retraction guidelines, version 2 (2019); NISO RP-45-2024 (CREC).
"""

from litman.checks.notices import notice_rule

RULE = notice_rule("NTC101", "retracted", "a work was retracted", "error", __name__)
