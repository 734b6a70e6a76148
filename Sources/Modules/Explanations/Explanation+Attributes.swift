// Attributes of templates, and pages once they are filled in.

extension Explanation {
    static let ofViewAttributes = [
        Explanation(
            "E-VIEW-040",
            ("Chaque élément a quelques attributs permis.", "Each element has a few attributes that are allowed."),
            .view("<p ‹id›=\"a\">{{title}}</p>", cured: "<p class=\"a\">{{title}}</p>")),
        Explanation(
            "E-VIEW-041",
            (
                "La page est livrée avec une règle qui interdit les styles écrits sur place.",
                "The page is sent with a policy that forbids styles written in place."
            ),
            .view("<p ‹style›=\"color:red\">{{title}}</p>", cured: "<p>{{title}}</p>")),
        Explanation(
            "E-VIEW-042",
            ("Rien qui vienne d'un module ne s'exécute dans la page.", "Nothing from a module runs in the page."),
            .view("<p ‹onclick›=\"x()\">{{title}}</p>", cured: "<p>{{title}}</p>")),
        Explanation(
            "E-VIEW-043",
            (
                "Une page ne charge rien d'ailleurs et n'y envoie personne sans que l'auteur l'ait voulu.",
                "A page loads nothing from elsewhere and sends nobody there unless its author meant to."
            ),
            .view(
                "<a href=\"‹https://ville.example›\">{{title}}</a>", cured: "<a href=\"{{url}}\">{{title}}</a>")),
        Explanation(
            "E-VIEW-044",
            ("La valeur d'un attribut est entre guillemets.", "The value of an attribute stands between quotes."),
            .view("<p class=‹a›>{{title}}</p>", cured: "<p class=\"a\">{{title}}</p>")),
        Explanation(
            "E-VIEW-045",
            (
                "Une valeur n'a pas à décider des attributs d'un élément.",
                "A value has no say in the attributes of an element."
            ),
            .view("<p ‹{{title}}›=\"a\">{{title}}</p>", cured: "<p title=\"{{title}}\">{{title}}</p>")),
        Explanation(
            "E-VIEW-046",
            ("Un attribut contient du texte, jamais du HTML.", "An attribute holds text, never HTML."),
            .view("<p title=\"‹{{{cover}}}›\">a</p>", cured: "<p title=\"{{title}}\">a</p>")),
        Explanation(
            "E-VIEW-047",
            (
                "Ce que quelqu'un a tapé ne devient ni une classe, ni une adresse, ni une mesure.",
                "What somebody typed becomes no class, no address and no measure."
            ),
            .view("<p class=\"‹{{title}}›\">a</p>", cured: "<p class=\"{{field.usage.id}}\">a</p>")),
        Explanation(
            "E-VIEW-048",
            ("Le navigateur n'en lirait qu'un.", "The browser would read only one."),
            .view("<p class=\"a\" ‹class›=\"b\">{{title}}</p>", cured: "<p class=\"a b\">{{title}}</p>")),
        Explanation(
            "E-VIEW-049",
            ("Cet attribut ne prend que certaines valeurs.", "That attribute takes certain values only."),
            .view("<p role=\"‹button›\">{{title}}</p>", cured: "<p role=\"note\">{{title}}</p>")),
    ]

    static let ofRenderedViews = [
        Explanation(
            "E-VIEW-050",
            (
                "Une fois remplie, la page saute un niveau de titre.",
                "Once filled in, the page skips a level of headings."
            ),
            .rendered("<h2>a</h2>‹<h4>›b</h4>", cured: "<h2>a</h2><h3>b</h3>")),
        Explanation(
            "E-VIEW-051",
            ("Une page ne charge rien d'un autre site.", "A page loads nothing from another site."),
            .rendered("‹<img src=\"https://ville.example/x.png\" alt=\"a\">›", cured: "<img src=\"/x.png\" alt=\"a\">")),
        Explanation(
            "E-VIEW-052",
            (
                "Une image sans texte n'est rien pour qui ne la voit pas.",
                "A picture without text is nothing to people who cannot see it."
            ),
            .rendered("‹<img src=\"/x.png\">›", cured: "<img src=\"/x.png\" alt=\"a\">")),
        Explanation(
            "E-VIEW-053",
            (
                "Un champ sans étiquette ne dit pas ce qu'il attend.",
                "A control without a label does not say what it waits for."
            ),
            .rendered("‹<input name=\"a\">›", cured: "<label>a <input name=\"a\"></label>")),
        Explanation(
            "E-VIEW-054",
            (
                "Un lien ou un bouton sans mots ne se laisse pas nommer.",
                "A link or a button without words cannot be named."
            ),
            .rendered("‹<a href=\"/b\">›</a>", cured: "<a href=\"/b\">b</a>")),
        Explanation(
            "E-VIEW-055",
            ("Un id ne désigne qu'un élément.", "An id stands for one element only."),
            .rendered("<p id=\"a\">b</p>‹<p id=\"a\">›c</p>", cured: "<p id=\"a\">b</p><p>c</p>")),
        Explanation(
            "E-VIEW-056",
            ("L'explication à laquelle il renvoie n'existe pas.", "The explanation that it refers to does not exist."),
            .rendered(
                "<p id=\"a\">b</p>‹<p aria-describedby=\"x\">›c</p>",
                cured: "<p id=\"a\">b</p><p aria-describedby=\"a\">c</p>")),
    ]
}
