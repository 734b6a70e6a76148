import Domain

/// The views that a module has of its own; the host's stand in for those it has not.
package struct ModuleViews: Sendable {
    package let card: ModuleTemplate?
    package let page: ModuleTemplate?
    package let kiosk: ModuleTemplate?
    package let print: ModuleTemplate?

    package static let none = ModuleViews([:])

    private init(_ templates: [ViewKind: ModuleTemplate]) {
        card = templates[.card]
        page = templates[.page]
        kiosk = templates[.kiosk]
        print = templates[.print]
    }

    /// The template to show there, or nil for the host's own view.
    package subscript(kind: ViewKind) -> ModuleTemplate? {
        switch kind {
        case .card: card
        case .page: page
        case .kiosk: kiosk ?? page
        case .print: print
        }
    }

    /// The templates named by the key `views` of a manifest; what is wrong is reported, where it stands.
    ///
    /// - Parameters:
    ///   - fields: those of the form, in which the templates' names are looked up.
    ///   - read: the text of a file of the module, by path in its folder and limit in bytes.
    static func read(
        _ manifest: MappingReader, fields: [Field], file read: (String, Int) -> Result<String, Problem>
    ) -> ModuleViews {
        guard let node = manifest.value("views"), let views = MappingReader(node, named: "views", manifest.report)
        else { return .none }
        views.checkKeys(known: ViewKind.allCases.map(\.rawValue))
        var templates: [ViewKind: ModuleTemplate] = [:]
        for kind in ViewKind.allCases {
            guard views.value(kind.rawValue) != nil, let (name, node) = views.text(kind.rawValue) else { continue }
            guard let path = path(of: name) else {
                manifest.report.add(.viewName(name), at: node)
                continue
            }
            switch read(path, TemplateRules.maximumBytes) {
            case .failure(let problem): manifest.report.add(problem, at: node)
            case .success(let text):
                let file = shownPath(path, beside: manifest.report.file)
                switch ModuleTemplate.read(text, file: file, names: kind.names(for: fields), rules: kind.rules) {
                case .success(let template): templates[kind] = template
                case .failure(let problems): manifest.report.add(problems.errors)
                }
            }
        }
        return ModuleViews(templates)
    }

    /// `views/card.mustache` for that or for `card.mustache`; nil for any other shape of name.
    private static func path(of name: String) -> String? {
        let plain = name.hasPrefix("views/") ? String(name.dropFirst(6)) : name
        guard let shape = Pattern("[a-z0-9][a-z0-9_-]{0,60}\\.mustache"), shape.matches(plain) else { return nil }
        return "views/\(plain)"
    }

    private static func shownPath(_ path: String, beside manifest: String) -> String {
        guard let slash = manifest.lastIndex(of: "/") else { return path }
        return String(manifest[...slash]) + path
    }
}
