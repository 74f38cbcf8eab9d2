extension Configuration {
    struct Variable {
        let name: String
        let `default`: String
        let meaning: String
    }

    static let variables: [Variable] = [
        Variable(
            name: "MARTLET_LISTEN", default: "127.0.0.1:9000",
            meaning:
                "Where the worker takes FastCGI connections: unix:/path, host:port, fd:0 (spawn-fcgi) or systemd (socket activation)."
        ),
        Variable(
            name: "MARTLET_THREADS", default: "8",
            meaning: "Requests answered at once; each thread has its own database connection."),
        Variable(
            name: "MARTLET_BODY_LIMIT", default: "2097152",
            meaning: "Bytes that a request body may have; nginx ought to have the same limit."),
        Variable(
            name: "MARTLET_SHUTDOWN_DEADLINE", default: "10",
            meaning: "Seconds that running requests have to finish after SIGTERM."),
        Variable(
            name: "MARTLET_BASE_URL", default: "https://localhost:8443",
            meaning: "Scheme, host and port as readers type them; https, without a slash at the end."),
        Variable(
            name: "MARTLET_KEY_FILE", default: "",
            meaning:
                "File whose first line is the site's key, as “martlet key” prints it: secrets in the database are encrypted with it."
        ),
        Variable(
            name: "MARTLET_DATABASE_SOCKET", default: "",
            meaning: "Path of the database server's Unix socket; empty connects to host and port instead."),
        Variable(name: "MARTLET_DATABASE_HOST", default: "127.0.0.1", meaning: "Host of the database server."),
        Variable(name: "MARTLET_DATABASE_PORT", default: "3306", meaning: "Port of the database server."),
        Variable(
            name: "MARTLET_DATABASE_USER", default: "",
            meaning: "Database account; empty is the system's account that runs the program."),
        Variable(name: "MARTLET_DATABASE_NAME", default: "martlet", meaning: "Database of the site."),
        Variable(
            name: "MARTLET_DATABASE_PASSWORD_FILE", default: "",
            meaning: "File whose first line is the password; empty is none, as with unix_socket authentication."),
        Variable(
            name: "MARTLET_DATABASE_AUTHORITIES", default: "",
            meaning:
                "PEM file of the authorities that vouch for a database on another machine; empty is the system's."),
        Variable(
            name: "MARTLET_MAIL_SERVER", default: "",
            meaning:
                "Server that takes the site's mail: smtp://host:port with STARTTLS, or smtps://host:port. Empty sends none."
        ),
        Variable(
            name: "MARTLET_MAIL_FOLDER", default: "",
            meaning: "Folder that gets each mail as a file instead; for trying things out."),
        Variable(
            name: "MARTLET_MAIL_FROM", default: "",
            meaning: "Address that mail comes from; its name is the site's. A mail server needs one."),
        Variable(name: "MARTLET_MAIL_USER", default: "", meaning: "Account at the mail server; empty is none."),
        Variable(
            name: "MARTLET_MAIL_PASSWORD_FILE", default: "",
            meaning: "File whose first line is the password of that account."),
        Variable(
            name: "MARTLET_MAIL_AUTHORITIES", default: "",
            meaning: "PEM file of the authorities that vouch for the mail server; empty is the system's."),
        Variable(
            name: "MARTLET_MAIL_UNENCRYPTED", default: "no",
            meaning: "yes speaks without TLS to a mail server on this machine, and to no other."),
        Variable(
            name: "MARTLET_MAIL_TIMEOUT", default: "30",
            meaning: "Seconds that the mail server may take for one mail."),
        Variable(name: "MARTLET_TEMPLATES", default: "templates", meaning: "Folder of the page templates."),
        Variable(
            name: "MARTLET_PUBLIC", default: "public",
            meaning: "Folder of the static files; the worker reads it for the hashes in their addresses."),
        Variable(
            name: "MARTLET_RENDERED_MEMORY", default: "16",
            meaning: "MiB of memory in which rendered posts are kept; 0 renders each anew."),
        Variable(
            name: "MARTLET_PASSWORD_MEMORY", default: "19",
            meaning: "MiB that one password hash takes (Argon2id); 19 is the least that is advised."),
        Variable(
            name: "MARTLET_PASSWORD_PASSES", default: "2", meaning: "Passes of a password hash over its memory."),
        Variable(
            name: "MARTLET_PASSWORD_HASHES", default: "1",
            meaning:
                "Password hashes at once, each on a processor of its own: one makes dozens of log-ins a second. However many, they never hold more than three of four threads: the others are left to readers."
        ),
        Variable(
            name: "MARTLET_LOG_LEVEL", default: "info",
            meaning: "Least level that is logged: debug, info, notice, warning or error."),
        Variable(
            name: "MARTLET_DEVELOPMENT", default: "no",
            meaning: "yes reads the templates anew for a request after one of them changed."),
    ]
}
