package import Domain

extension ModuleDocument {
    /// True when this content can be printed as this document.
    package func isOffered(for content: Content) -> Bool {
        let answers = RuleAnswers(content: content, fields: fields, parameters: start(for: content))
        return showIf.map { $0.holds(in: answers) } ?? true
    }

    /// What the form of parameters starts with, by parameter id: the answer that the manifest names, or the default.
    package func start(for content: Content) -> [String: FieldValue] {
        let hidden = RuleAnswers(content: content, fields: fields).hidden
        var values: [String: FieldValue] = [:]
        for parameter in parameters {
            if let field = prefill[parameter.id], !hidden.contains(field), let value = content.fields[field],
                !value.isEmpty, parameter.findings(for: value, files: [:]).isEmpty
            {
                values[parameter.id] = value
            } else if let value = parameter.defaultValue {
                values[parameter.id] = value
            }
        }
        return values
    }

    /// The values to print with: what was chosen, or the start.
    /// - Throws: `DocumentRefusal` for a value that its parameter does not take.
    func values(for request: DocumentRequest) throws(DocumentRefusal) -> [String: FieldValue] {
        var values = start(for: request.content)
        for parameter in parameters {
            guard let value = request.parameters[parameter.id] else { continue }
            values[parameter.id] = value.isEmpty ? nil : value
            guard value.isEmpty || parameter.takes(value) else { throw .parameter(parameter, value.typed) }
        }
        return values
    }
}

extension Field {
    /// A document takes no wrong value, be it only a warning in a draft: nobody looks at it again before it is printed.
    fileprivate func takes(_ value: FieldValue) -> Bool {
        guard case .text = value else { return false }
        return findings(for: value, files: [:]).isEmpty
    }
}

extension FieldValue {
    /// For a message; empty for what is not typed.
    fileprivate var typed: String {
        if case .text(let text) = self { text } else { "" }
    }
}
