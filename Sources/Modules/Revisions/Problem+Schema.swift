import Domain

// MARK: - What a new form of a module may change

extension Problem {
    static func tooManyFiles(limit: Int) -> Problem {
        Problem(
            "E-FILE-007", ("plus de \(limit) fichiers dans ce module", "more than \(limit) files in this module"),
            ("retirer ceux qui ne servent pas.", "remove those that are not used."))
    }

    static func schemaDown(_ schema: Int, was: Int) -> Problem {
        Problem(
            "E-SCHEMA-001",
            (
                "le schéma passe de \(was) à \(schema) : des bricolages sont écrits avec le schéma \(was)",
                "the schema goes from \(was) to \(schema): tutorials are written with schema \(was)"
            ),
            ("écrire « schema: \(was) » ou plus.", "write “schema: \(was)” or more."))
    }

    /// - Parameter change: what is no longer as it was, at a field or for the whole module.
    static func breaking(_ change: ManifestChange, schema: Int) -> Problem {
        let next = "\(schema)-to-\(schema + 1).yaml"
        return Problem(
            "E-SCHEMA-002",
            (
                "\(change.what.fr) : le schéma doit passer à \(schema + 1)",
                "\(change.english): the schema must go up to \(schema + 1)"
            ),
            (
                "écrire « schema: \(schema + 1) » et migrations/\(next), ou revenir en arrière (une question qui n'est plus posée garde ses réponses avec « retired: true »).",
                "write “schema: \(schema + 1)” and migrations/\(next), or go back (a question no longer asked keeps its answers with “retired: true”)."
            ))
    }

    static func uncovered(_ change: ManifestChange, steps: LocalizedText) -> Problem {
        Problem(
            "E-SCHEMA-003",
            (
                "\(change.what.fr), et aucun pas de migration n'en parle",
                "\(change.english), and no migration step speaks of it"
            ),
            (
                "ajouter un pas dans migrations/ : \(steps.fr).",
                "add a step in migrations/: \(steps.text(in: .english))."
            ))
    }

    static func migrationMissing(_ name: String) -> Problem {
        Problem(
            "E-SCHEMA-004", ("le fichier \(name) manque", "the file \(name) is missing"),
            (
                "l'écrire, même sans pas, pour dire comment passer d'un schéma au suivant.",
                "write it, even without steps, to say how one schema leads to the next."
            ))
    }

    static func migrationBeyond(_ name: String, schema: Int) -> Problem {
        Problem(
            "E-SCHEMA-005",
            (
                "\(name) mène plus loin que le schéma du module, \(schema)",
                "\(name) leads further than the module's schema, \(schema)"
            ),
            (
                "monter le schéma dans module.yaml, ou retirer le fichier.",
                "raise the schema in module.yaml, or remove the file."
            ))
    }
}
