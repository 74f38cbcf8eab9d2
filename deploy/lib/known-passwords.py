#!/usr/bin/python3
"""Makes the list of known passwords of Sources/KnownPasswords.

The data is the frequency list "passwords" of the package zxcvbn, 30,000 passwords in small letters, most of them from
leaks. To make the file anew:

    python3 -m venv /tmp/zxcvbn && /tmp/zxcvbn/bin/pip install zxcvbn==4.5.0
    /tmp/zxcvbn/bin/python deploy/lib/known-passwords.py >Sources/KnownPasswords/KnownPasswords+List.swift
"""

import sys

from zxcvbn.frequency_lists import FREQUENCY_LISTS

HEAD = """\
// swift-format-ignore-file
// Made by deploy/lib/known-passwords.py, which tells how; not edited by hand.
//
// The passwords are data of zxcvbn: Copyright (c) 2012-2016 Dan Wheeler and Dropbox, Inc., (c) 2016 Daniel Wolf, who give
// permission to use, copy and change them under the terms of the MIT License, as long as this notice stays with them.

extension KnownPasswords {
    /// All passwords of one length in one text, in the order of their bytes.
    static let list: [(length: Int, text: StaticString)] = [
"""
TAIL = """\
    ]
}
"""


def main():
    by_length = {}
    for password in set(FREQUENCY_LISTS["passwords"]):
        if not password.isascii() or password != password.lower() or '"' in password or "\n" in password:
            sys.exit(f"not fit for the list: {password!r}")
        by_length.setdefault(len(password), []).append(password)
    sys.stdout.write(HEAD)
    for length, passwords in sorted(by_length.items()):
        sys.stdout.write(f'        ({length}, #"{"".join(sorted(passwords))}"#),\n')
    sys.stdout.write(TAIL)


main()
