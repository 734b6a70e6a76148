package import Domain

extension Module {
    /// The words of a tutorial that the module lets the search look into, one answer a line; title and summary are not
    /// among them.
    ///
    /// Choices give their labels.
    package func searchText(of content: Content, in language: Language) -> String {
        let lines = search.text.flatMap { id -> [String] in
            if id == SearchSpec.steps { return content.steps.flatMap { [$0.title, $0.text, $0.warning] } }
            guard let field = field(id), let value = content.fields[id] else { return [] }
            return field.words(of: value, in: language)
        }
        return lines.filter { !$0.isBlank }.joined(separator: "\n")
    }

    /// The options chosen in the fields that lists can be narrowed by, by field id; `true` or `false` for a boolean.
    package func facets(of content: Content) -> [String: [String]] {
        var facets: [String: [String]] = [:]
        for id in search.facets {
            switch content.fields[id] {
            case .text(let option)? where !option.isBlank: facets[id] = [option]
            case .choices(let options)? where !options.isEmpty: facets[id] = options
            default: break
            }
        }
        return facets
    }
}

extension Field {
    fileprivate func words(of value: FieldValue, in language: Language) -> [String] {
        switch value {
        case .text(let text):
            switch kind {
            case .boolean: text == "true" ? [label.text(in: language)] : []
            case .choice: [label(ofOption: text)?.text(in: language) ?? text]
            default: [text]
            }
        case .choices(let chosen): chosen.map { label(ofOption: $0)?.text(in: language) ?? $0 }
        case .duration: []
        case .materials(let materials): materials.map(\.name)
        case .table(let rows): rows.flatMap { row in row.keys.sorted().compactMap { row[$0] } }
        case .files(let attachments): attachments.map(\.name)
        case .photos(let photos): photos.map(\.alt)
        }
    }
}
