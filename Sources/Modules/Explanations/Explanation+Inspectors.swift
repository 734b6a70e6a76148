// Programs of a module; what is asked of them is in Docs/inspectors.md.

extension Explanation {
    private static let look = "id: sample.look, run: bin/look, protocol: 1"

    static let ofInspectors = [
        Explanation(
            "E-INSPECT-001",
            ("Le programme nommé n'est pas dans le module.", "The program that is named is not in the module."),
            .inspector("id: sample.look, run: ‹bin/look›, protocol: 1", cured: look)),
        Explanation(
            "E-INSPECT-002",
            (
                "Le droit d'exécuter se perd dans certaines archives et sur certains disques.",
                "The right to be executed gets lost in some archives and on some disks."
            ),
            .inspector(
                "id: sample.look, run: ‹bin/look›, protocol: 1", cured: look,
                program: .text("#!/usr/bin/python3 -I\n"))),
        Explanation(
            "E-INSPECT-003",
            ("Un programme est un fichier du dossier bin/.", "A program is a file of the folder bin/."),
            .inspector("id: sample.look, run: ‹look.py›, protocol: 1", cured: look)),
        Explanation(
            "E-INSPECT-004",
            ("Le système ne saurait pas démarrer ce fichier.", "The system would not know how to start that file."),
            .inspector(
                "id: sample.look, run: ‹bin/look›, protocol: 1", cured: look, program: .program("print('bonjour')\n"))),
        Explanation(
            "E-INSPECT-005",
            (
                "Derrière les murs, un programme n'en démarre pas d'autre : le script nomme son interprète par son chemin.",
                "Behind the walls a program starts no other: the script names its interpreter by its path."
            ),
            .inspector(
                "id: sample.look, run: ‹bin/look›, protocol: 1", cured: look,
                program: .program("#!/usr/bin/env python3\n"))),
        Explanation(
            "E-INSPECT-006",
            ("« protocol » dit comment parler au programme.", "“protocol” says how to speak to the program."),
            .inspector("id: sample.look, run: bin/look, protocol: ‹2›", cured: look, program: Specimen.script)),
        Explanation(
            "E-INSPECT-007",
            ("Un programme ne peut pas demander plus que cela.", "A program cannot ask for more than that."),
            .inspector(
                "\(look), timeout: ‹60 s›", cured: "\(look), timeout: 10 s", program: Specimen.script)),
        Explanation(
            "E-INSPECT-008",
            (
                "Le nom d'un contrôle commence par celui du module, pour ne pas en cacher un autre.",
                "The name of an inspector begins with the module's, so as not to hide another one."
            ),
            .inspector("id: ‹other.look›, run: bin/look, protocol: 1", cured: look, program: Specimen.script)),
        Explanation(
            "E-INSPECT-009",
            ("Deux contrôles du même nom se confondraient.", "Two inspectors with one name would be mixed up."),
            .inspector(
                "\(look) }\n  - { id: ‹sample.look›, run: bin/look, protocol: 1", cured: look, program: Specimen.script)
        ),
        Explanation(
            "E-INSPECT-010",
            (
                "Un contrôle est l'un de ceux du serveur, ou déclaré par le module.",
                "An inspector is one of the server's, or declared by the module."
            ),
            .field(
                "type: file, kinds: [xlsx], inspect: [‹ooxml.no-macro›]",
                cured: "type: file, kinds: [xlsx], inspect: [ooxml.no-macros]")),
        Explanation(
            "E-INSPECT-011",
            (
                "Le serveur garde une copie de chaque programme : elle reste légère.",
                "The server keeps a copy of every program: it stays light."
            ),
            reason: ("il faudrait un fichier de plus de 64 Mo.", "it would take a file of more than 64 MB."),
            mend: (
                "le construire sans informations de débogage, ou l'alléger.",
                "build it without debugging information, or make it lighter."
            )),
    ]

    private static let running = (
        "cela se voit quand le programme est lancé.", "it shows when the program is run."
    )

    static let ofPrograms = [
        Explanation(
            "E-INSPECT-020",
            (
                "Devant un fichier piégé, le programme s'est arrêté, a trop duré ou a répondu de travers.",
                "Faced with a booby-trapped file, the program stopped, took too long or answered amiss."
            ),
            reason: running,
            mend: (
                "répondre accept ou refuse, ou sortir avec un autre code que 0, avant la limite de temps.",
                "answer accept or refuse, or exit with a code other than 0, before the time limit."
            )),
        Explanation(
            "W-INSPECT-001",
            (
                "Aucun programme n'est lancé sans qu'un administrateur l'ait examiné.",
                "No program is run before an administrator looked at it."
            ),
            reason: running,
            mend: ("l'examiner, puis lancer bricoleur module trust.", "look at it, then run bricoleur module trust.")),
        Explanation(
            "W-INSPECT-002",
            (
                "Le programme n'est plus celui qui a été examiné : il n'est plus lancé.",
                "The program is no longer the one that was looked at: it is no longer run."
            ),
            reason: running,
            mend: (
                "chercher qui l'a changé, puis lancer bricoleur module trust.",
                "find out who changed it, then run bricoleur module trust."
            )),
        Explanation(
            "W-INSPECT-003",
            (
                "Les sources sont là, le programme pas encore : les fichiers passent sans ce contrôle.",
                "The source is there, the program not yet: files pass without this check."
            ),
            reason: running,
            mend: ("le construire à partir de inspector/.", "build it from inspector/.")),
        Explanation(
            "W-INSPECT-004",
            (
                "Le serveur n'a pas pu lire le programme ou en faire sa copie.",
                "The server could not read the program or make its copy."
            ),
            reason: running,
            mend: (
                "vérifier les droits et la place sur le disque, puis lancer bricoleur module reload.",
                "check rights and disk space, then run bricoleur module reload."
            )),
    ]
}
