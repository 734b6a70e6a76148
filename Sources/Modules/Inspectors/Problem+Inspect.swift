import Domain

// MARK: - Inspectors in a manifest

extension Problem {
    static func inspectorProgramMissing(_ path: String) -> Problem {
        Problem(
            "E-INSPECT-001", ("le programme « \(path) » manque", "the program “\(path)” is missing"),
            (
                "le poser dans le dossier bin/ du module, ou mettre ses sources dans inspector/ et le construire.",
                "put it in the module's folder bin/, or put its source in inspector/ and build it."
            ))
    }

    static func inspectorNotExecutable(_ path: String) -> Problem {
        Problem(
            "E-INSPECT-002",
            ("« \(path) » n'a pas le droit d'être exécuté", "“\(path)” has no right to be executed"),
            ("lancer chmod +x \(path) dans le dossier du module.", "run chmod +x \(path) in the module's folder."))
    }

    static func inspectorPath(_ path: String) -> Problem {
        Problem(
            "E-INSPECT-003",
            (
                "« \(path) » n'est pas le chemin d'un programme de module",
                "“\(path)” is not the path of a module's program"
            ),
            (
                "écrire bin/ puis un nom de fichier en lettres sans accent, chiffres, points ou tirets.",
                "write bin/ and a file name of letters without accents, digits, dots or hyphens."
            ))
    }

    static func inspectorNotProgram(_ path: String) -> Problem {
        Problem(
            "E-INSPECT-004",
            ("« \(path) » n'est pas un programme pour ce système", "“\(path)” is not a program for this system"),
            (
                "fournir un programme Linux, ou un script dont la première ligne nomme son interprète, "
                    + "comme #!/usr/bin/python3.",
                "provide a Linux program, or a script whose first line names its interpreter, "
                    + "such as #!/usr/bin/python3."
            ))
    }

    static func inspectorInterpreter(_ interpreter: String) -> Problem {
        Problem(
            "E-INSPECT-005",
            (
                "la première ligne du script nomme « \(interpreter) », qui ne peut rien démarrer ici",
                "the script's first line names “\(interpreter)”, which cannot start anything here"
            ),
            (
                "écrire le chemin entier de l'interprète, comme #!/usr/bin/python3 : env n'est pas permis.",
                "write the interpreter's whole path, such as #!/usr/bin/python3: env is not permitted."
            ))
    }

    static func inspectorProtocol(_ number: String) -> Problem {
        let known = InspectorLimits.protocols
        return Problem(
            "E-INSPECT-006",
            (
                "protocole \(number) ; ce serveur parle \(known.upperBound)",
                "protocol \(number); this server speaks \(known.upperBound)"
            ),
            (
                "écrire « protocol: \(known.upperBound) », ou mettre le serveur à jour.",
                "write “protocol: \(known.upperBound)”, or update the server."
            ))
    }

    static func inspectorLimit(_ key: String, _ text: String, _ range: ClosedRange<Int>, _ unit: String) -> Problem {
        Problem(
            "E-INSPECT-007",
            ("« \(key): \(text) » est mal formé ou hors limite", "“\(key): \(text)” is malformed or out of bounds"),
            (
                "écrire de \(range.lowerBound) à \(range.upperBound), puis \(unit), comme « \(range.upperBound) \(unit) ».",
                "write from \(range.lowerBound) to \(range.upperBound), then \(unit), such as “\(range.upperBound) \(unit)”."
            ))
    }

    static func inspectorID(_ id: String, module: String) -> Problem {
        Problem(
            "E-INSPECT-008",
            (
                "« \(id) » ne commence pas par le nom du module, ou finit mal",
                "“\(id)” does not begin with the module's name, or ends badly"
            ),
            (
                "écrire \(module), un point, puis des minuscules sans accent, chiffres ou tirets : \(module).formules.",
                "write \(module), a dot, then lower-case letters, digits or hyphens: \(module).formulas."
            ))
    }

    static func inspectorTwice(_ id: String) -> Problem {
        Problem(
            "E-INSPECT-009", ("« \(id) » est déjà déclaré plus haut", "“\(id)” is already declared above"),
            ("choisir un autre nom, ou retirer l'un des deux.", "choose another name, or remove one of the two."))
    }

    static func unknownInspector(_ name: String, near: String?, known: [String]) -> Problem {
        let hint = didYouMean(near)
        let list = known.joined(separator: ", ")
        return Problem(
            "E-INSPECT-010", ("contrôle inconnu « \(name) »\(hint.0)", "unknown inspector “\(name)”\(hint.1)"),
            (
                "choisir parmi \(list), ou le déclarer sous inspectors.",
                "choose among \(list), or declare it under inspectors."
            ))
    }

    static func inspectorTooLarge(_ path: String, limit: Int) -> Problem {
        Problem(
            "E-INSPECT-011",
            ("« \(path) » dépasse \(limit >> 20) Mo", "“\(path)” is above \(limit >> 20) MB"),
            (
                "le construire sans informations de débogage, ou l'alléger.",
                "build it without debugging information, or make it lighter."
            ))
    }
}

// MARK: - Programs that are not run

extension Problem {
    static func inspectorNotTrusted(module: String, program: String) -> Problem {
        Problem(
            "W-INSPECT-001",
            (
                "le programme « \(program) » attend l'accord d'un administrateur : il n'est pas lancé",
                "the program “\(program)” waits for an administrator's approval: it is not run"
            ),
            (
                "après l'avoir examiné, lancer bricoleur module trust \(module).",
                "once you looked at it, run bricoleur module trust \(module)."
            ))
    }

    static func inspectorChanged(module: String, program: String) -> Problem {
        Problem(
            "W-INSPECT-002",
            (
                "le programme « \(program) » a changé depuis l'accord donné : il n'est plus lancé",
                "the program “\(program)” has changed since it was approved: it is no longer run"
            ),
            (
                "chercher qui l'a changé, puis lancer bricoleur module trust \(module).",
                "find out who changed it, then run bricoleur module trust \(module)."
            ))
    }

    static func inspectorNotBuilt(_ program: String) -> Problem {
        Problem(
            "W-INSPECT-003",
            (
                "le programme « \(program) » n'est pas encore construit : ce contrôle ne se fait pas",
                "the program “\(program)” is not built yet: this check is not made"
            ),
            (
                "le construire à partir de inspector/ ; pour les modules du projet : scripts/build.",
                "build it from inspector/; for the project's own modules: scripts/build."
            ))
    }

    static func inspectorUnreadable(_ program: String, reason: String) -> Problem {
        Problem(
            "W-INSPECT-004",
            (
                "le programme « \(program) » n'a pas pu être lu ou copié (\(reason)) : ce contrôle ne se fait pas",
                "the program “\(program)” could not be read or copied (\(reason)): this check is not made"
            ),
            (
                "vérifier les droits et la place sur le disque, puis lancer bricoleur module reload.",
                "check rights and disk space, then run bricoleur module reload."
            ))
    }
}

// MARK: - What `bricoleur module check` finds

extension Problem {
    static func inspectorTrial(_ id: String, _ input: LocalizedText, _ end: String) -> Problem {
        Problem(
            "E-INSPECT-020",
            (
                "« \(id) » ne finit pas proprement sur \(input.fr) (\(end))",
                "“\(id)” does not end well on \(input.text(in: .english)) (\(end))"
            ),
            (
                "répondre accept ou refuse, ou sortir avec un autre code que 0, avant la limite de temps.",
                "answer accept or refuse, or exit with a code other than 0, before the time limit."
            ))
    }
}
