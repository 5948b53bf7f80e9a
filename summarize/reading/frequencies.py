"""How often Russian letters follow each other, to tell encodings apart.

Counted over the Russian side of this project's own news corpus (1.6 million
letters). One row a first letter, one hexadecimal digit a second letter, in the
order of `LETTERS`; the digit is −log₂ of the chance that the second follows
the first, rounded, at most 15. A blank stands for everything that is no
Russian letter.
"""

from __future__ import annotations

LETTERS = " абвгдеёжзийклмнопрстуфхцчшщъыьэюя"

_ROWS = {
    " ": "f553546c754c464443535577857cfff797",
    "а": "2b64655965865443a64448866778fffa65",
    "б": "5399da39994f83753c36b4f7acb5649a76",
    "в": "23c88838f84f6585376566daaa6ac48cd6",
    "г": "43b8a55dbf4f84a61c39a5fcfacfeaeabe",
    "д": "43a49837783f6584366594ca588f957ab7",
    "е": "2975547866a5545387343a878677fffca9",
    "ё": "3e8676ee66b86433e7462ec4ce8aeeeeee",
    "ж": "637c9326ae2e6aa36997e5eea8eeed79ae",
    "з": "317474588c4f76644d69a5ff98dfa58ea6",
    "и": "2775765a8555445468544b856679fffc65",
    "й": "0b99969ec9cf68756b847e998779fcfcdb",
    "к": "32d6ad5c993f85872e4644eb7dbffacabc",
    "л": "43ab8a378b3f76953b7685dbf9ebf63c64",
    "м": "2379ac39fb3f856636b7c4bcb9cef568c6",
    "н": "42a87638993f6bc43bb5559a69bac46c96",
    "о": "3b53446b6675544476444a988678fffaa7",
    "п": "84fdcf3bfe5f84d8272985cbba9cf7abd6",
    "р": "528666377a3f7965288654a89a8bf57ba5",
    "с": "4596b948bd5f3466456525a8b79fa75a94",
    "т": "33a5a839dc4f6985394595bac8dfe54ba6",
    "у": "2746546d5699545595444b95a467fff949",
    "ф": "53dbbd28da2db5882b47557badadd778a9",
    "х": "14c6997aff5fa6852b5676fdcccfdbb7dd",
    "ц": "42a7ed2ee72e6ead6aebd5bcceeee4eaab",
    "ч": "53eaff258f2f58a48d8936c9ec8ffc6bde",
    "ш": "63b7bb26ee2e4395687955e9eeeeeb59be",
    "щ": "72dcdc23dd2dddd5cdadd5dddddddd7ddd",
    "ъ": "a8aaaa12aa6aaaaa9aaaaaaaaaaaaaa962",
    "ы": "2c64874f98a36546d6545bf3b75cfcffd9",
    "ь": "1f797657d78f5c6399d46da97859feff55",
    "э": "5a8677adb8a5235497452a69799ddddad8",
    "ю": "186864bc67b97575aa662be9a483eeeb8e",
    "я": "1c56866f75977555b7663df665a7ffff68",
}

COSTS: dict[str, dict[str, int]] = {
    first: {second: int(digit, 16) for second, digit in zip(LETTERS, row, strict=True)} for first, row in _ROWS.items()
}
