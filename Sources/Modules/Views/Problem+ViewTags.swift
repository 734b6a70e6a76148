/// What can be wrong in the tags of a template, and in the name of its file, read from top to bottom as copy.
extension Problem {
    static func unknownName(_ name: String, near: String?, known: [String]) -> Problem {
        let hint = didYouMean(near)
        let list = known.prefix(40).joined(separator: ", ") + (known.count > 40 ? "…" : "")
        return Problem(
            "E-VIEW-001", ("nom inconnu « \(name) »\(hint.0)", "unknown name “\(name)”\(hint.1)"),
            ("choisir parmi \(list).", "choose among \(list)."))
    }

    static let tagNotClosed = Problem(
        "E-VIEW-002", ("balise sans ses accolades fermantes", "tag without its closing braces"),
        ("écrire {{nom}}, sur une seule ligne.", "write {{name}}, on one line."))

    static let strayBraces = Problem(
        "E-VIEW-002", ("accolades fermantes sans balise", "closing braces without a tag"),
        ("écrire {{nom}}, ou retirer ces accolades.", "write {{name}}, or remove these braces."))

    static let bracesDisagree = Problem(
        "E-VIEW-002",
        ("il y a deux accolades d'un côté et trois de l'autre", "two braces on one side, three on the other"),
        (
            "écrire {{nom}} pour du texte, {{{nom}}} pour une valeur html.",
            "write {{name}} for text, {{{name}}} for an html value."
        ))

    static func malformedName(_ name: String) -> Problem {
        Problem(
            "E-VIEW-003", ("« \(name) » n'est pas un nom", "“\(name)” is not a name"),
            (
                "écrire un seul nom, comme {{title}} ou {{#field.usage}} ; ce langage n'a ni « if » ni « each ».",
                "write a single name, such as {{title}} or {{#field.usage}}; this language has neither “if” nor “each”."
            ))
    }

    static func sectionNotClosed(_ name: String) -> Problem {
        Problem(
            "E-VIEW-004", ("la section « \(name) » n'est jamais refermée", "the section “\(name)” is never closed"),
            ("écrire {{/\(name)}} là où elle finit.", "write {{/\(name)}} where it ends."))
    }

    static func closesNothing(_ name: String, open: String?) -> Problem {
        let mend =
            open.map { ("refermer d'abord {{/\($0)}}.", "close {{/\($0)}} first.") }
            ?? (
                "retirer cette balise, ou ouvrir {{#\(name)}} plus haut.",
                "remove this tag, or open {{#\(name)}} above."
            )
        return Problem(
            "E-VIEW-005",
            ("« /\(name) » ne referme aucune section ouverte", "“/\(name)” closes no open section"), mend)
    }

    static func objectAsText(_ name: String, _ parts: [String]) -> Problem {
        let part = parts.contains("value") ? "value" : parts.first ?? "…"
        return Problem(
            "E-VIEW-006", ("« \(name) » a plusieurs parties", "“\(name)” has several parts"),
            (
                "en choisir une : \(parts.joined(separator: ", ")) ; par exemple {{\(name).\(part)}}.",
                "choose one: \(parts.joined(separator: ", ")); for instance {{\(name).\(part)}}."
            ))
    }

    static func listAsText(_ name: String) -> Problem {
        Problem(
            "E-VIEW-007", ("« \(name) » est une liste", "“\(name)” is a list"),
            (
                "écrire {{#\(name)}}…{{/\(name)}} : le contenu est répété.",
                "write {{#\(name)}}…{{/\(name)}}: what is inside is repeated."
            ))
    }

    static func flagAsText(_ name: String) -> Problem {
        Problem(
            "E-VIEW-008", ("« \(name) » est un oui ou un non", "“\(name)” is a yes or a no"),
            (
                "écrire {{#\(name)}}…{{/\(name)}} autour de ce qui en dépend.",
                "write {{#\(name)}}…{{/\(name)}} around what depends on it."
            ))
    }

    static func htmlInTwoBraces(_ name: String) -> Problem {
        Problem(
            "E-VIEW-009", ("« \(name) » est du HTML déjà prêt", "“\(name)” is HTML made ready"),
            ("écrire {{{\(name)}}}, avec trois accolades.", "write {{{\(name)}}}, with three braces."))
    }

    static func textInThreeBraces(_ name: String) -> Problem {
        Problem(
            "E-VIEW-010", ("« \(name) » est du texte, pas du HTML", "“\(name)” is text, not HTML"),
            ("écrire {{\(name)}}, avec deux accolades.", "write {{\(name)}}, with two braces."))
    }

    static let partial = Problem(
        "E-VIEW-011", ("un gabarit n'en inclut pas d'autre", "a template takes in no other"),
        ("écrire ici ce que l'autre fichier contient.", "write here what the other file holds."))

    static func tagOfFullMustache(_ tag: String) -> Problem {
        Problem(
            "E-VIEW-012", ("« \(tag) » n'est pas admis ici", "“\(tag)” is not allowed here"),
            (
                "s'en tenir à {{nom}}, {{{nom}}}, {{#nom}}, {{^nom}}, {{/nom}} et {{! remarque }}.",
                "keep to {{name}}, {{{name}}}, {{#name}}, {{^name}}, {{/name}} and {{! remark }}."
            ))
    }

    static let noCurrentValue = Problem(
        "E-VIEW-013", ("{{.}} ne désigne rien ici", "{{.}} stands for nothing here"),
        (
            "l'écrire dans une section sur une seule valeur, comme {{#summary}}{{.}}{{/summary}}, ou nommer la partie.",
            "write it in a section over one value, such as {{#summary}}{{.}}{{/summary}}, or name the part."
        ))

    static func templateTooDeep(limit: Int) -> Problem {
        Problem(
            "E-VIEW-014", ("plus de \(limit) niveaux imbriqués", "more than \(limit) nested levels"),
            ("remonter ce qui est trop imbriqué.", "bring up what is nested too deep."))
    }

    static func tooManyTags(limit: Int) -> Problem {
        Problem(
            "E-VIEW-015", ("plus de \(limit) balises", "more than \(limit) tags"),
            ("répéter par une liste, comme {{#steps}}.", "repeat with a list, such as {{#steps}}."))
    }

    static func partOfList(_ part: String, list: String) -> Problem {
        Problem(
            "E-VIEW-016", ("« \(list) » est une liste", "“\(list)” is a list"),
            (
                "écrire {{#\(list)}}{{\(part)}}{{/\(list)}}.",
                "write {{#\(list)}}{{\(part)}}{{/\(list)}}."
            ))
    }

    static func partOfValue(_ part: String, value: String) -> Problem {
        Problem(
            "E-VIEW-017", ("« \(value) » n'a pas de partie « \(part) »", "“\(value)” has no part “\(part)”"),
            ("s'arrêter à « \(value) ».", "stop at “\(value)”."))
    }

    static let templateCharacter = Problem(
        "E-VIEW-018", ("caractère invisible interdit", "forbidden invisible character"),
        ("l'effacer et retaper la ligne.", "delete it and type the line again."))

    static let templateNotUnderstood = Problem(
        "E-VIEW-019", ("gabarit incompris", "template not understood"),
        ("le simplifier, et nous envoyer ce fichier.", "make it simpler, and send us this file."))

    static func viewName(_ name: String) -> Problem {
        Problem(
            "E-VIEW-060", ("nom de gabarit « \(name) » non admis", "template name “\(name)” not allowed"),
            (
                "écrire card.mustache pour le fichier views/card.mustache.",
                "write card.mustache for the file views/card.mustache."
            ))
    }
}
