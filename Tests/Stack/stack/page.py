"""An HTML page as a person without a browser needs it: its text, its links and its forms."""

import html.parser


class Form:
    def __init__(self, action, method):
        self.action = action
        self.method = method
        self.fields = []
        self.names = set()

    def filled(self, **values):
        """The fields to send: those of the page, those given in place of them, and those that the page lacks."""
        kept = [(name, value) for name, value in self.fields if name not in values]
        for name, value in values.items():
            if isinstance(value, (list, tuple)):
                kept += [(name, each) for each in value]
            elif value is not None:
                kept.append((name, value))
        return kept


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.forms = []
        self.links = []
        self.words = []
        self.ids = set()
        self.open_form = None
        self.open_select = None
        self.open_area = None
        self.is_in_link = False
        self.feed(text)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())

    def form(self, marker):
        for form in self.forms:
            if marker in form.names:
                return form
        raise AssertionError(f"no form with a field or button '{marker}'; there are {[f.names for f in self.forms]}")

    def link(self, words):
        """The address behind the first link whose text holds `words`."""
        for target, text in self.links:
            if words in " ".join(text):
                return target
        raise AssertionError(f"no link '{words}' among {[' '.join(text) for _, text in self.links]}")

    def handle_starttag(self, tag, attributes):
        attributes = {name: value or "" for name, value in attributes}
        self.ids.add(attributes.get("id"))
        if tag == "form":
            self.open_form = Form(attributes.get("action", ""), attributes.get("method", "get"))
            self.forms.append(self.open_form)
        elif tag == "a" and "href" in attributes:
            self.links.append((attributes["href"], []))
            self.is_in_link = True
        elif self.open_form is not None:
            self.form_part(tag, attributes)

    def form_part(self, tag, attributes):
        name = attributes.get("name")
        if tag == "input":
            kind = attributes.get("type", "text")
            self.open_form.names.add(name)
            if name and (kind not in ("checkbox", "radio", "submit") or "checked" in attributes):
                self.open_form.fields.append((name, attributes.get("value", "on" if kind == "checkbox" else "")))
        elif tag == "button":
            self.open_form.names.add(name)
        elif tag == "select":
            self.open_form.names.add(name)
            self.open_select = name
        elif tag == "option" and self.open_select:
            chosen = "selected" in attributes
            first = all(field != self.open_select for field, _ in self.open_form.fields)
            if chosen or first:
                self.open_form.fields = [field for field in self.open_form.fields if field[0] != self.open_select]
                self.open_form.fields.append((self.open_select, attributes.get("value", "")))
        elif tag == "textarea":
            self.open_form.names.add(name)
            self.open_area = [name, ""]

    def handle_endtag(self, tag):
        if tag == "a":
            self.is_in_link = False
        elif tag == "form":
            self.open_form = None
        elif tag == "select":
            self.open_select = None
        elif tag == "textarea" and self.open_area:
            self.open_form.fields.append((self.open_area[0], self.open_area[1].removeprefix("\n")))
            self.open_area = None

    def handle_data(self, data):
        self.words.append(data)
        if self.is_in_link:
            self.links[-1][1].append(data)
        if self.open_area:
            self.open_area[1] += data
