"""A person's browser: headless Chromium with JavaScript switched off, driven by what is on the screen."""

import os
import pathlib
import re

from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from .people import PASSWORD

WIDE, NARROW, NARROWEST = (1280, 900), (390, 844), (320, 640)


class Browser:
    """One browser profile. Use it as a context: it ends with it."""

    def __init__(self, site, profile, javascript=False):
        """`javascript` also has the site's certificate trusted, which what only secure pages may do depends on."""
        self.site = site
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        trust = f"--ignore-certificate-errors-spki-list={site.key_digest()}" if javascript else "--ignore-certificate-errors"
        for argument in ("--headless=new", f"--user-data-dir={profile}", trust, "--disable-gpu",
                         "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
                         "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"):
            options.add_argument(argument)
        # Its sandbox needs namespaces, which containers do not lend; it sees the pages of this site alone.
        options.add_argument("--no-sandbox")
        if not javascript:
            options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        self.driver.set_page_load_timeout(30)
        self.resize(WIDE)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.quit()

    def resize(self, size):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size in (NARROW, NARROWEST)})

    # Going

    def open(self, path):
        self.driver.get(path if path.startswith("https:") else self.site.address + path)
        return self

    def follow(self, words):
        """Clicks the link with these words."""
        self.press_element(self.driver.find_element(By.PARTIAL_LINK_TEXT, words))

    def press(self, words, within=None):
        """Presses the button with these words, in the part of the page that `within` names by its text."""
        place = self.part(within) if within else self.driver
        buttons = place.find_elements(By.XPATH, f".//button[normalize-space()={quoted(words)}]")
        assert buttons, f"no button '{words}' on:\n{self.text}"
        self.press_element(buttons[0])

    def press_element(self, element):
        """Presses it, and waits for another page, or for another place on this one."""
        page, address = self.driver.find_element(By.TAG_NAME, "html").id, self.address
        element.click()
        self.wait(lambda: self.driver.find_element(By.TAG_NAME, "html").id != page or self.address != address)

    def log_in(self, name="ada", password=PASSWORD):
        """Opens the form and sends it."""
        self.open("/login")
        self.enter(name, password)

    def enter(self, name="ada", password=PASSWORD):
        """Sends the form that is shown."""
        self.fill("User name or e-mail address", name)
        self.fill("Password", password)
        self.press("Log in")

    def wait(self, condition, seconds=15):
        """Until it is true. While one page gives way to another, what it looks at may be missing or gone: not yet, then."""
        ignored = [NoSuchElementException, StaleElementReferenceException]
        WebDriverWait(self.driver, seconds, ignored_exceptions=ignored).until(lambda _: condition())

    def tab(self):
        """Presses the Tab key."""
        ActionChains(self.driver).send_keys(Keys.TAB).perform()
        return self

    # Filling in, by the words of the labels

    def fill(self, label, value):
        field = self.field(label)
        field.clear()
        field.send_keys(value)

    def choose(self, label, value):
        Select(self.field(label)).select_by_value(value)

    def tick(self, label):
        field = self.field(label)
        if not field.is_selected():
            field.click()

    def field(self, label):
        for found in self.driver.find_elements(By.TAG_NAME, "label"):
            words = re.sub(r"\s+(required|optional)$", "", " ".join(found.text.split()))
            if words.lower() == label.lower():
                return self.driver.find_element(By.ID, found.get_attribute("for"))
        labels = [found.text for found in self.driver.find_elements(By.TAG_NAME, "label")]
        raise AssertionError(f"no field '{label}' among {labels}")

    # Seeing

    @property
    def text(self):
        return self.driver.find_element(By.TAG_NAME, "body").text

    @property
    def address(self):
        return self.driver.current_url

    @property
    def heading(self):
        return self.driver.find_element(By.TAG_NAME, "h1").text

    @property
    def focused(self):
        return self.driver.switch_to.active_element

    def words(self, words):
        """The innermost element that shows these words."""
        return self.driver.find_elements(By.XPATH, f"//main//*[contains(., {quoted(words)})]")[-1]

    def is_in_sight(self, element):
        """Whether it stands within the window, as far as the page is scrolled now."""
        view = self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssVisualViewport"]
        place = element.rect
        return view["pageY"] <= place["y"] and place["y"] + place["height"] <= view["pageY"] + view["clientHeight"]

    def part(self, words):
        """The smallest item of a list, or article, that shows these words."""
        found = self.driver.find_elements(
            By.XPATH, f"(//li|//article|//tr)[contains(., {quoted(words)})][not(.//li[contains(., {quoted(words)})])]")
        assert found, f"no part with '{words}' on:\n{self.text}"
        return found[0]

    def complaints(self):
        """What the browser's console warns of: refused styles, missing files, mixed content.

        A line of level INFO tells that the browser did what it was asked to, such as clearing its data at log-out.
        """
        return [entry["message"] for entry in self.driver.get_log("browser")
                if entry["level"] != "INFO" and "favicon" not in entry["message"]]

    def is_wider_than_the_screen(self):
        return self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]["width"] > \
            self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssLayoutViewport"]["clientWidth"]

    def picture(self, name):
        """Pictures of this page for people to look at: wide and narrow, light and dark."""
        folder = os.environ.get("MARTLET_SCREENSHOTS")
        if not folder:
            return
        pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
        for size, width in ((WIDE, "wide"), (NARROW, "narrow")):
            for scheme in ("light", "dark"):
                self.resize(size)
                self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
                    "features": [{"name": "prefers-color-scheme", "value": scheme}]})
                height = self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]["height"]
                self.resize((size[0], min(int(height), 6000)))
                self.driver.save_screenshot(str(pathlib.Path(folder, f"{name}-{width}-{scheme}.png")))
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
        self.resize(WIDE)


def quoted(words):
    """A string literal of XPath."""
    assert '"' not in words
    return f'"{words}"'
