// Templates: their tags, elements and attributes, and pages once they are filled in.

extension Explanation {
    static let ofViewTags = [
        Explanation(
            "E-VIEW-001",
            (
                "Un gabarit ne montre que ce que le serveur connaît : la référence en donne la liste.",
                "A template shows only what the server knows: the reference lists it."
            ),
            .view("<p>‹{{titel}}›</p>", cured: "<p>{{title}}</p>")),
        Explanation(
            "E-VIEW-002",
            (
                "Une balise finit par autant d'accolades qu'elle en ouvre.",
                "A tag ends with as many braces as it opens."
            ),
            .view("<p>‹{{›title</p>", cured: "<p>{{title}}</p>")),
        Explanation(
            "E-VIEW-003",
            ("Entre accolades il y a un nom, et rien d'autre.", "Between braces there is a name, and nothing else."),
            .view("<p>‹{{title | upper}}›</p>", cured: "<p>{{title}}</p>")),
        Explanation(
            "E-VIEW-004",
            ("Une section a un début et une fin.", "A section has a beginning and an end."),
            .view("‹{{#summary}}›<p>{{.}}</p>", cured: "{{#summary}}<p>{{.}}</p>{{/summary}}")),
        Explanation(
            "E-VIEW-005",
            ("Les sections se referment dans l'ordre inverse.", "Sections are closed in reverse order."),
            .view("<p>{{title}}</p>‹{{/steps}}›", cured: "<p>{{title}}</p>")),
        Explanation(
            "E-VIEW-006",
            ("Une réponse a plusieurs parties : laquelle montrer ?", "An answer has several parts: which one to show?"),
            .view("<p>‹{{field.usage}}›</p>", cured: "<p>{{field.usage.value}}</p>")),
        Explanation(
            "E-VIEW-007",
            ("Une liste se montre élément par élément.", "A list is shown item by item."),
            .view("<p>‹{{steps}}›</p>", cured: "{{#steps}}<p>{{title}}</p>{{/steps}}")),
        Explanation(
            "E-VIEW-008",
            ("Un oui ou un non n'a pas de mots.", "A yes or a no has no words."),
            .view(
                "<p>‹{{field.usage.is.queue}}›</p>",
                cured: "{{#field.usage.is.queue}}<p>{{title}}</p>{{/field.usage.is.queue}}")),
        Explanation(
            "E-VIEW-009",
            ("Avec deux accolades, on verrait les balises HTML.", "With two braces, one would see the HTML tags."),
            .view("<div>‹{{field.words.html}}›</div>", cured: "<div>{{{field.words.html}}}</div>")),
        Explanation(
            "E-VIEW-010",
            (
                "Trois accolades écrivent sans protéger : seul ce que le serveur a rendu sûr y a droit.",
                "Three braces write without protection: only what the server made safe may use them."
            ),
            .view("<p>‹{{{title}}}›</p>", cured: "<p>{{title}}</p>")),
        Explanation(
            "E-VIEW-011",
            ("Un gabarit se suffit à lui-même.", "A template stands by itself."),
            .view("‹{{> card}}›", cured: "<p>{{title}}</p>")),
        Explanation(
            "E-VIEW-012",
            (
                "Seule une partie de Mustache est comprise : ce qui se vérifie d'avance.",
                "Only a part of Mustache is understood: what can be checked beforehand."
            ),
            .view("‹{{=<% %>=}}›", cured: "<p>{{title}}</p>")),
        Explanation(
            "E-VIEW-013",
            (
                "Le point désigne la valeur de la section où il est.",
                "The dot stands for the value of the section it is in."
            ),
            .view("<p>‹{{.}}›</p>", cured: "{{#summary}}<p>{{.}}</p>{{/summary}}")),
        Explanation(
            "E-VIEW-014",
            (
                "Sections et éléments ont au plus \(TemplateRules.maximumDepth) niveaux.",
                "Sections and elements have at most \(TemplateRules.maximumDepth) levels."
            ),
            .view(
                String(repeating: "<div>", count: TemplateRules.maximumDepth) + "‹<div>›"
                    + String(repeating: "</div>", count: TemplateRules.maximumDepth + 1),
                cured: "<div></div>")),
        Explanation(
            "E-VIEW-015",
            (
                "Un gabarit a au plus \(TemplateRules.maximumTags) balises.",
                "A template has at most \(TemplateRules.maximumTags) tags."
            ),
            .view(
                "<p>\n" + String(repeating: "{{title}}\n", count: TemplateRules.maximumTags) + "‹{{title}}›</p>",
                cured: "<p>{{title}}</p>")
        ),
        Explanation(
            "E-VIEW-016",
            (
                "La partie d'une liste ne se prend que dans sa section.",
                "A part of a list is taken inside its section only."
            ),
            .view("<p>‹{{steps.title}}›</p>", cured: "{{#steps}}<p>{{title}}</p>{{/steps}}")),
        Explanation(
            "E-VIEW-017",
            ("Un texte n'a pas de parties.", "A text has no parts."),
            .view("<p>‹{{title.length}}›</p>", cured: "<p>{{title}}</p>")),
        Explanation(
            "E-VIEW-018",
            (
                "Un caractère invisible ferait lire autre chose que ce qui est écrit.",
                "An invisible character would make one read something else than what is written."
            ),
            .view("<p>a‹\u{202e}›b</p>", cured: "<p>ab</p>")),
        Explanation(
            "E-VIEW-019",
            (
                "Le serveur a vérifié ce gabarit et ne sait pourtant pas le remplir.",
                "The server has checked this template and yet cannot fill it in."
            ),
            reason: ("cela ne devrait pas arriver.", "this should not happen."),
            mend: ("le simplifier, et nous envoyer ce fichier.", "make it simpler, and send us this file.")),
        Explanation(
            "E-VIEW-060",
            ("Les gabarits des vues sont dans le dossier views/.", "Templates of views are in the folder views/."),
            .manifest(
                "views: { page: ‹../page.mustache› }", cured: "views: { page: page.mustache }",
                curedFiles: ["views/page.mustache": .text("<p>{{title}}</p>")])),
    ]

    static let ofViewElements = [
        Explanation(
            "E-VIEW-020",
            (
                "Un module ne fait que de la mise en page : pas de programme, pas de cadre, pas de formulaire.",
                "A module does layout only: no program, no frame, no form."
            ),
            .view("<‹s›cript>alert(1)</script>", cured: "<p>{{title}}</p>")),
        Explanation(
            "E-VIEW-021",
            ("Un élément HTML a un début et une fin.", "An HTML element has a beginning and an end."),
            .view("<div>‹<p>›{{title}}</div>", cured: "<div><p>{{title}}</p></div>")),
        Explanation(
            "E-VIEW-022",
            ("Rien n'est ouvert à cet endroit.", "Nothing is open there."),
            .view("<p>{{title}}</p>‹</div>›", cured: "<p>{{title}}</p>")),
        Explanation(
            "E-VIEW-023",
            ("Un navigateur laisserait cet élément ouvert.", "A browser would leave that element open."),
            .view("‹<div/>›", cured: "<div></div>")),
        Explanation(
            "E-VIEW-024",
            ("Les remarques ne vont pas jusqu'au lecteur.", "Remarks do not go to the reader."),
            .view("‹<!-- a -->›<p>{{title}}</p>", cured: "{{! a }}<p>{{title}}</p>")),
        Explanation(
            "E-VIEW-025",
            ("« < » ouvre une balise.", "“<” opens a tag."),
            .view("<p>3 ‹<› 4</p>", cured: "<p>3 &lt; 4</p>")),
        Explanation(
            "E-VIEW-026",
            ("Cette balise ne se lit pas.", "That tag cannot be read."),
            .view("<p ‹,›>{{title}}</p>", cured: "<p>{{title}}</p>")),
        Explanation(
            "E-VIEW-027",
            (
                "Qui écoute la page saute d'un titre à l'autre : les niveaux se suivent.",
                "People who listen to the page jump from heading to heading: levels follow one another."
            ),
            .view("‹<h3>›{{title}}</h3>", cured: "<h2>{{title}}</h2>")),
        Explanation(
            "E-VIEW-028",
            ("Cela n'a pas sa place dans cette vue.", "That has no place in this view."),
            .view("<‹h2>›{{title}}</h2>", cured: "<p>{{title}}</p>", of: .card)),
        Explanation(
            "E-VIEW-029",
            ("HTML dit quel élément va dans quel autre.", "HTML says which element goes in which other."),
            .view("‹<li>›{{title}}</li>", cured: "<ul><li>{{title}}</li></ul>")),
        Explanation(
            "E-VIEW-030",
            ("Cet élément ne contient que d'autres éléments.", "That element holds other elements only."),
            .view("<ul>‹{{title}}›</ul>", cured: "<ul><li>{{title}}</li></ul>")),
        Explanation(
            "E-VIEW-031",
            (
                "Le HTML d'une réponse a des paragraphes : un élément de texte ne peut pas le contenir.",
                "The HTML of an answer has paragraphs: an element for text cannot hold it."
            ),
            .view("<p>‹{{{cover}}}›</p>", cured: "<div>{{{cover}}}</div>")),
        Explanation(
            "E-VIEW-032",
            (
                "Une section peut être sautée ou répétée : elle contient des éléments entiers.",
                "A section may be skipped or repeated: it holds whole elements."
            ),
            .view("{{#summary}}‹<p>›{{.}}{{/summary}}", cured: "{{#summary}}<p>{{.}}</p>{{/summary}}")),
    ]
}
