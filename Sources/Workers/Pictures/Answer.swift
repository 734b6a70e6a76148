/// The one line of JSON that this program writes.
enum Answer {
    static func photo(_ header: Header, _ renditions: [Rendition]) -> String {
        let list = renditions.map {
            "{\"width\":\($0.width),\"height\":\($0.height),\"format\":\(quoted($0.format)),\"name\":\(quoted($0.name))}"
        }
        let type = header.format == .jpeg ? "jpeg" : "png"
        return "{\"type\":\(quoted(type)),\"width\":\(header.uprightWidth),\"height\":\(header.uprightHeight),"
            + "\"takenAt\":\(header.exif.takenAt.map(quoted) ?? "null"),"
            + "\"renditions\":[\(list.joined(separator: ","))]}"
    }

    static func document(_ mime: String, _ format: String) -> String {
        "{\"mime\":\(quoted(mime)),\"format\":\(quoted(format))}"
    }

    static func refusal(_ refused: Refused) -> String {
        let figures = refused.figures.map { figure in
            switch figure.value {
            case .number(let number): "\(quoted(figure.name)):\(number)"
            case .text(let text): "\(quoted(figure.name)):\(quoted(text))"
            }
        }
        return "{\"refusal\":\(quoted(refused.code)),\"arguments\":{\(figures.joined(separator: ","))}}"
    }

    private static func quoted(_ text: String) -> String {
        var json = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": json += "\\\(scalar)"
            case " "..."\u{10ffff}": json.unicodeScalars.append(scalar)
            default: json += " "
            }
        }
        return json + "\""
    }
}
