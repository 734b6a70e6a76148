/// The one line of JSON with which a worker ends.
package struct Answer {
    /// Short name of what the file was found to be, such as jpeg or xlsx; empty when that is not known.
    package var type = ""
    /// Pixels of the upright picture; 0 for a document, or when not known.
    package var width = 0
    package var height = 0
    package var findings: [Finding] = []
    /// What a picture became: an object.
    package var photo: JSON?
    /// What is known of a document: an object.
    package var facts: JSON?

    package init() {}

    package var line: String {
        var members: [(String, JSON)] = [("type", .text(type))]
        if width > 0, height > 0 { members += [("width", .number(width)), ("height", .number(height))] }
        members.append(("findings", .array(findings.map(\.json))))
        if let photo { members.append(("photo", photo)) }
        if let facts { members.append(("facts", facts)) }
        return JSON.object(members).text
    }
}

extension Finding {
    fileprivate var json: JSON {
        let arguments = figures.map { figure in
            switch figure.value {
            case .number(let number): (figure.name, JSON.number(number))
            case .text(let text):
                (figure.name, JSON.text(String(String.UnicodeScalarView(text.unicodeScalars.prefix(120)))))
            }
        }
        return .object([
            ("code", .text(code)), ("level", .text(level.rawValue)), ("arguments", .object(arguments)),
        ])
    }
}
