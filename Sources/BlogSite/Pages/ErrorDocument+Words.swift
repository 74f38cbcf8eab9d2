extension ErrorDocument {
    /// One for each status with which the front server answers by itself, see `deploy/nginx/errors.conf`.
    static let all = [
        ErrorDocument(
            400, "This request could not be read",
            "What your browser sent is not a request that this site understands. "
                + "Following a link from the front page may work."),
        ErrorDocument(
            404, "Nothing at this address",
            "The page may have been moved or taken down, or the address may have a typing mistake in it."),
        ErrorDocument(
            405, "That does not work here", "This address exists, but not for what was just asked of it."),
        ErrorDocument(
            413, "That is too much at once",
            "What you sent is larger than this site takes in one go. \(textIsKept) Shorten it, or send it in parts."),
        ErrorDocument(414, "That address is too long", "The address is longer than this site takes."),
        ErrorDocument(
            421, "Another site is meant",
            "The name in this address does not belong to this site. Please check the address.",
            isOfThisSite: false),
        ErrorDocument(
            429, "A little too fast",
            "There have been many requests from your network in a short time. \(textIsKept) "
                + "Please wait ten seconds and try again.",
            mayBeRetried: true),
        ErrorDocument(
            431, "Your browser sent too much",
            "The cookies or other headers of this request are larger than this site takes. "
                + "Clearing this site’s cookies in your browser helps."),
        ErrorDocument(
            500, "Something went wrong",
            "The mistake is ours, not yours. Trying again in a minute may work; if it does not, "
                + "tell the people who run this site.",
            mayBeRetried: true),
        ErrorDocument(
            503, "Back in a moment",
            "The site is starting, busy or being looked after. Nothing that was saved is lost. \(textIsKept) "
                + noHarm,
            mayBeRetried: true),
        ErrorDocument(
            504, "That took too long", "The site is busy and did not answer in time. \(textIsKept) \(noHarm)",
            mayBeRetried: true),
    ]

    private static let textIsKept =
        "If you were sending something, go back with your browser’s back button: "
        + "your text should still be in the form."
    private static let noHarm = "Sending it again does no harm: what has arrived already is not stored twice."
}
