/// The templates of the sample page: a layout with blocks, a page that fills them, a partial that includes itself.
enum PostPageTemplates {
    static let sources = [
        "layout": (file: "layout.mustache", text: layout),
        "post": (file: "post.mustache", text: post),
        "comment": (file: "comment.mustache", text: comment),
    ]

    private static let layout = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>{{$title}}{{/title}}{{site_title}}</title>
        {{$head}}{{/head}}
        <link rel="stylesheet" href="/style.css">
        </head>
        <body>
        <header><a href="/">{{site_title}}</a>
        {{#viewer_name}}
        <form action="/logout" method="post">
        <input type="hidden" name="form_token" value="{{form_token}}">
        <button>Log out {{.}}</button>
        </form>
        {{/viewer_name}}
        {{^viewer_name}}
        <a href="/login">Log in</a>
        {{/viewer_name}}
        </header>
        {{#notice}}
        <p role="status">{{notice}}</p>
        {{/notice}}
        <main>
        {{$content}}
        {{/content}}
        </main>
        </body>
        </html>

        """

    private static let post = """
        {{<layout}}
        {{$title}}{{title}} - {{/title}}
        {{$head}}<link rel="canonical" href="{{url}}">{{/head}}
        {{$content}}
        <article>
        <h1><a href="{{url}}">{{title}}</a></h1>
        <p>By <a rel="author" href="{{author_url}}">{{author}}</a>, <time datetime="{{published_iso}}">{{published}}</time></p>
        {{{body}}}
        <ul>
        {{#tags}}
        <li><a rel="tag" href="{{url}}">{{name}}</a></li>
        {{/tags}}
        </ul>
        </article>
        <section id="comments">
        <h2>{{comment_count}} comments</h2>
        {{^comments}}
        <p>No comments yet.</p>
        {{/comments}}
        {{#comments}}
        {{> comment}}
        {{/comments}}
        </section>
        {{/content}}
        {{/layout}}
        """

    private static let comment = """
        <article id="comment-{{id}}" lang="{{language}}">
        <header>
        <img src="{{avatar_url}}" alt="" width="48" height="48">
        {{#website}}
        <a rel="nofollow ugc" href="{{website}}">{{author}}</a>
        {{/website}}
        {{^website}}
        <span>{{author}}</span>
        {{/website}}
        {{#badge}}<strong>{{.}}</strong>{{/badge}}
        <a href="{{permalink}}"><time datetime="{{published_iso}}">{{published}}</time></a>
        {{#pending}}<em>Awaiting moderation</em>{{/pending}}
        </header>
        {{{body}}}
        <footer>
        <a href="{{reply_url}}">Reply</a>
        {{#can_moderate}}
        <a href="{{edit_url}}">Edit</a>
        <form action="/admin/comments" method="post">
        <input type="hidden" name="form_token" value="{{form_token}}">
        <input type="hidden" name="ids" value="{{id}}">
        <button name="action" value="spam">Spam</button>
        </form>
        {{/can_moderate}}
        </footer>
        {{#replies}}
        {{> comment}}
        {{/replies}}
        </article>

        """
}
