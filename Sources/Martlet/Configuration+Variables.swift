extension Configuration {
    struct Variable {
        let name: String
        let standard: String
        let meaning: String
    }

    static let variables: [Variable] = [
        Variable(
            name: "MARTLET_LISTEN", standard: "127.0.0.1:9000",
            meaning:
                "Where the worker takes FastCGI connections: unix:/path, host:port, fd:0 (spawn-fcgi) or systemd (socket activation)."
        ),
        Variable(
            name: "MARTLET_THREADS", standard: "8",
            meaning: "Requests answered at once; each thread has its own database connection."),
        Variable(
            name: "MARTLET_BODY_LIMIT", standard: "2097152",
            meaning: "Bytes that a request body may have; nginx ought to have the same limit."),
        Variable(
            name: "MARTLET_SHUTDOWN_DEADLINE", standard: "10",
            meaning: "Seconds that running requests have to finish after SIGTERM."),
        Variable(
            name: "MARTLET_BASE_URL", standard: "https://localhost:8443",
            meaning: "Scheme, host and port as readers type them; https, without a slash at the end."),
        Variable(
            name: "MARTLET_DATABASE_SOCKET", standard: "",
            meaning: "Path of the database server's Unix socket; empty connects to host and port instead."),
        Variable(name: "MARTLET_DATABASE_HOST", standard: "127.0.0.1", meaning: "Host of the database server."),
        Variable(name: "MARTLET_DATABASE_PORT", standard: "3306", meaning: "Port of the database server."),
        Variable(
            name: "MARTLET_DATABASE_USER", standard: "",
            meaning: "Database account; empty is the system's account that runs the program."),
        Variable(name: "MARTLET_DATABASE_NAME", standard: "martlet", meaning: "Database of the site."),
        Variable(
            name: "MARTLET_DATABASE_PASSWORD_FILE", standard: "",
            meaning: "File whose first line is the password; empty is none, as with unix_socket authentication."),
        Variable(name: "MARTLET_TEMPLATES", standard: "templates", meaning: "Folder of the page templates."),
        Variable(
            name: "MARTLET_PUBLIC", standard: "public",
            meaning: "Folder of the static files; the worker reads it for the names only."),
        Variable(
            name: "MARTLET_RENDERED_MEMORY", standard: "16",
            meaning: "MiB of memory in which rendered posts are kept; 0 renders each anew."),
        Variable(
            name: "MARTLET_PASSWORD_MEMORY", standard: "19",
            meaning: "MiB that one password hash takes (Argon2id); 19 is the least that is advised."),
        Variable(
            name: "MARTLET_PASSWORD_PASSES", standard: "2", meaning: "Passes of a password hash over its memory."),
        Variable(
            name: "MARTLET_PASSWORD_HASHES", standard: "2",
            meaning: "Password hashes at once, so that a flood of log-ins cannot starve readers."),
        Variable(
            name: "MARTLET_LOG_LEVEL", standard: "info",
            meaning: "Least level that is logged: debug, info, notice, warning or error."),
        Variable(
            name: "MARTLET_DEVELOPMENT", standard: "no",
            meaning: "yes reads the templates anew for a request after one of them changed."),
    ]
}
