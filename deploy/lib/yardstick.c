/*
 * The yardstick of deploy/bench: the least that a FastCGI worker in C can do for a post page.
 *
 * Several threads, each with a connection of its own. For each request two prepared statements on the site's own
 * tables, and one page with the markup that templates/ gives to a post and its comments. No accounts, forms or caches.
 * It is for measuring on one machine and for nothing else: any error ends it, so that a measurement fails and is not
 * wrong.
 */

#include <fcgiapp.h>
#include <mysql.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { BACKLOG = 512, MAXIMUM_THREADS = 64, NAME_CAPACITY = 1024, HTML_CAPACITY = 1 << 20 };

/* What a statement is given, or what one column of the present row holds. */
struct text {
    unsigned long length;
    char *bytes;
};

/* Everything that a thread owns. */
struct worker {
    MYSQL_STMT *post_by_slug, *comments_of_post;
    struct text slug;
    long long post_id;
    struct text title, post_html, published_at;
    struct text comment_id, author, comment_html, created_at;
};

/* Set before the threads start. */
static struct { const char *socket, *account, *name; } database;
static int listener;

static const char POST_BY_SLUG[] =
    "SELECT id, title, body_html, published_at FROM posts WHERE kind = 'post' AND slug = ? AND status = 'published'";
static const char COMMENTS_OF_POST[] =
    "SELECT id, author_name, body_html, created_at FROM comments WHERE post_id = ? AND status = 'approved' ORDER BY id";

/* What surrounds every post alike. */
static const char HEAD_AND_HEADER[] =
    "</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"stylesheet\" href=\"/assets/martlet.css\">\n"
    "<link rel=\"icon\" href=\"/assets/favicon.svg\" type=\"image/svg+xml\" sizes=\"any\">\n</head>\n<body>\n"
    "<a class=\"skip-link\" href=\"#main\">Skip to the content</a>\n<header class=\"site-header\">\n"
    "<a class=\"site-name\" href=\"/\"><span>Martlet</span></a>\n<nav class=\"site-nav\" aria-label=\"Site\">\n<ul>\n"
    "<li class=\"account\">\n<form action=\"/logout\" method=\"post\">\n<span class=\"account-name\">grace</span>\n"
    "<button class=\"link-button\">Log out</button>\n</form>\n</li>\n</ul>\n</nav>\n</header>\n";
static const char FORM_AND_FOOTER[] =
    "</ol>\n</section>\n<section class=\"respond\" id=\"respond\" aria-labelledby=\"respond-heading\">\n"
    "<h2 id=\"respond-heading\">Leave a comment</h2>\n<form action=\"#respond\" method=\"post\" novalidate>\n"
    "<p class=\"commenting-as\">Commenting as <strong>grace</strong>.</p>\n<div class=\"field\">\n"
    "<label for=\"body\">Comment <span class=\"required\">required</span></label>\n"
    "<p class=\"hint\" id=\"body-hint\">You can use Markdown. At most 10,000 characters.</p>\n"
    "<textarea id=\"body\" name=\"body\" rows=\"8\" required aria-describedby=\"body-hint\">\n</textarea>\n</div>\n"
    "<p class=\"buttons\">\n<button class=\"primary\" name=\"intent\" value=\"post\">Post</button>\n"
    "<button name=\"intent\" value=\"preview\">Preview</button>\n</p>\n</form>\n</section>\n</main>\n"
    "<footer class=\"site-footer\">\n<p><a href=\"/\">Martlet</a></p>\n</footer>\n</body>\n</html>\n";

static void die(const char *what, const char *why) {
    fprintf(stderr, "yardstick: %s: %s\n", what, why);
    exit(1);
}

/* Writing */

static inline void put(FCGX_Stream *page, const char *literal) {
    FCGX_PutStr(literal, (int)strlen(literal), page);
}

static void put_html(FCGX_Stream *page, struct text html) {
    FCGX_PutStr(html.bytes, (int)html.length, page);
}

static void put_escaped(FCGX_Stream *page, struct text text) {
    unsigned long written = 0;
    for (unsigned long next = 0; next < text.length; next++) {
        const char *entity;
        switch (text.bytes[next]) {
        case '&': entity = "&amp;"; break;
        case '<': entity = "&lt;"; break;
        case '>': entity = "&gt;"; break;
        case '"': entity = "&quot;"; break;
        case '\'': entity = "&#39;"; break;
        default: continue;
        }
        FCGX_PutStr(text.bytes + written, (int)(next - written), page);
        put(page, entity);
        written = next + 1;
    }
    FCGX_PutStr(text.bytes + written, (int)(text.length - written), page);
}

/* As the server writes a time: its first 19 bytes end with the seconds, its first 16 with the minutes. */
static void put_time(FCGX_Stream *page, struct text time) {
    put(page, "<time datetime=\"");
    FCGX_PutStr(time.bytes, 19, page);
    put(page, "\">");
    FCGX_PutStr(time.bytes, 16, page);
    put(page, "</time>");
}

static void put_post(FCGX_Stream *page, const struct worker *row) {
    put(page, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
    put_escaped(page, row->title);
    put(page, HEAD_AND_HEADER);
    put(page, "<main id=\"main\" tabindex=\"-1\">\n<article class=\"post\">\n<header class=\"post-header\">\n<h1>");
    put_escaped(page, row->title);
    put(page, "</h1>\n<div class=\"byline\">\n<p>");
    put_time(page, row->published_at);
    put(page, "</p>\n</div>\n</header>\n<div class=\"prose\">\n");
    put_html(page, row->post_html);
    put(page, "\n</div>\n</article>\n"
        "<section class=\"discussion\" id=\"comments\" aria-labelledby=\"comments-heading\">\n"
        "<h2 id=\"comments-heading\">Comments</h2>\n<ol class=\"thread\">\n");
}

static void put_comment(FCGX_Stream *page, const struct worker *row) {
    put(page, "<li>\n<article class=\"comment\" id=\"comment-");
    put_html(page, row->comment_id);
    put(page, "\">\n<h3 class=\"comment-author\">");
    put_escaped(page, row->author);
    put(page, "</h3>\n<p class=\"comment-date\"><a href=\"/posts/");
    put_escaped(page, row->slug);
    put(page, "#comment-");
    put_html(page, row->comment_id);
    put(page, "\">");
    put_time(page, row->created_at);
    put(page, " UTC</a></p>\n<div class=\"prose\">\n");
    put_html(page, row->comment_html);
    put(page, "\n</div>\n<p class=\"comment-actions\"><a href=\"/posts/");
    put_escaped(page, row->slug);
    put(page, "?reply=");
    put_html(page, row->comment_id);
    put(page, "#respond\" rel=\"nofollow\" aria-label=\"Reply to ");
    put_escaped(page, row->author);
    put(page, "\">Reply</a></p>\n</article>\n</li>\n");
}

/* Reading */

static void execute(MYSQL_STMT *statement) {
    if (mysql_stmt_execute(statement)) die("execute", mysql_stmt_error(statement));
}

/* The next row, into what is bound; false after the last. */
static bool fetch(MYSQL_STMT *statement) {
    int status = mysql_stmt_fetch(statement);
    if (status == MYSQL_DATA_TRUNCATED) die("fetch", "a value is longer than its buffer");
    if (status != 0 && status != MYSQL_NO_DATA) die("fetch", mysql_stmt_error(statement));
    return status == 0;
}

static void answer(struct worker *worker, FCGX_Request *request) {
    const char *path = FCGX_GetParam("DOCUMENT_URI", request->envp);
    const char *slash = path ? strrchr(path, '/') : NULL;
    const char *slug = slash ? slash + 1 : "";
    worker->slug.length = strnlen(slug, NAME_CAPACITY);
    memcpy(worker->slug.bytes, slug, worker->slug.length);

    execute(worker->post_by_slug);
    bool is_found = fetch(worker->post_by_slug);
    mysql_stmt_free_result(worker->post_by_slug);
    if (!is_found) {
        put(request->out, "Status: 404\r\nContent-Type: text/plain\r\n\r\nThere is no such post.\n");
        return;
    }
    put(request->out, "Content-Type: text/html; charset=utf-8\r\n\r\n");
    put_post(request->out, worker);
    execute(worker->comments_of_post);
    while (fetch(worker->comments_of_post)) put_comment(request->out, worker);
    mysql_stmt_free_result(worker->comments_of_post);
    put(request->out, FORM_AND_FOOTER);
}

/* Starting */

static MYSQL_BIND bound_text(struct text *text, unsigned long capacity) {
    text->bytes = malloc(capacity);
    if (!text->bytes) die("start", "no memory");
    return (MYSQL_BIND){
        .buffer_type = MYSQL_TYPE_STRING, .buffer = text->bytes, .buffer_length = capacity, .length = &text->length};
}

static MYSQL_BIND bound_number(long long *number) {
    return (MYSQL_BIND){.buffer_type = MYSQL_TYPE_LONGLONG, .buffer = number};
}

static MYSQL_STMT *prepare(MYSQL *connection, const char *sql, MYSQL_BIND parameter, MYSQL_BIND *columns) {
    MYSQL_STMT *statement = mysql_stmt_init(connection);
    if (!statement || mysql_stmt_prepare(statement, sql, strlen(sql)) || mysql_stmt_bind_param(statement, &parameter)
        || mysql_stmt_bind_result(statement, columns))
        die("prepare", statement ? mysql_stmt_error(statement) : mysql_error(connection));
    return statement;
}

static void *serve(void *unused) {
    MYSQL *connection = mysql_init(NULL);
    if (!connection) die("connect", "no memory");
    mysql_options(connection, MYSQL_SET_CHARSET_NAME, "utf8mb4");
    if (!mysql_real_connect(connection, "localhost", database.account, NULL, database.name, 0, database.socket, 0))
        die("connect", mysql_error(connection));

    struct worker worker = {0};
    MYSQL_BIND post[] = {
        bound_number(&worker.post_id), bound_text(&worker.title, NAME_CAPACITY),
        bound_text(&worker.post_html, HTML_CAPACITY), bound_text(&worker.published_at, NAME_CAPACITY)};
    MYSQL_BIND comment[] = {
        bound_text(&worker.comment_id, NAME_CAPACITY), bound_text(&worker.author, NAME_CAPACITY),
        bound_text(&worker.comment_html, HTML_CAPACITY), bound_text(&worker.created_at, NAME_CAPACITY)};
    worker.post_by_slug = prepare(connection, POST_BY_SLUG, bound_text(&worker.slug, NAME_CAPACITY), post);
    worker.comments_of_post = prepare(connection, COMMENTS_OF_POST, bound_number(&worker.post_id), comment);

    FCGX_Request request;
    FCGX_InitRequest(&request, listener, 0);
    while (FCGX_Accept_r(&request) == 0) {
        answer(&worker, &request);
        FCGX_Finish_r(&request);
    }
    die("accept", "libfcgi takes no more connections");
    return unused;
}

int main(int count, char **arguments) {
    int threads = count == 6 ? atoi(arguments[5]) : 0;
    if (threads < 1 || threads > MAXIMUM_THREADS) {
        fprintf(stderr, "usage: yardstick SOCKET DATABASE_SOCKET DATABASE_ACCOUNT DATABASE_NAME THREADS\n");
        return 64;
    }
    database.socket = arguments[2];
    database.account = arguments[3];
    database.name = arguments[4];
    if (mysql_library_init(0, NULL, NULL) || FCGX_Init()) die("start", "a library does not start");
    umask(0); /* nginx connects, and may have another account. */
    listener = FCGX_OpenSocket(arguments[1], BACKLOG);
    if (listener < 0) die("listen", arguments[1]);
    pthread_t thread;
    while (threads-- > 0)
        if (pthread_create(&thread, NULL, serve, NULL)) die("start", "no more threads");
    pthread_join(thread, NULL); /* No thread ends before the program. */
}
