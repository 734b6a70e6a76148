/// A template as a tree: what is checked and what is rendered.
indirect enum TemplateNode {
    case literal(Range<Int>)
    case value(TemplateTag)
    case section(TemplateTag, [TemplateNode])
}

/// Builds the tree, at most `TemplateRules.maximumDepth` deep, and reports sections that do not end where they should.
struct TemplateParser {
    private let source: TemplateSource
    private var open: [(tag: TemplateTag, nodes: [TemplateNode])] = []
    private var nodes: [TemplateNode] = []

    static func nodes(of source: TemplateSource) -> [TemplateNode] {
        var parser = TemplateParser(source: source)
        for piece in TemplateLexer.pieces(of: source) { parser.take(piece) }
        while let last = parser.open.last {
            source.add(.sectionNotClosed(last.tag.name), at: last.tag.range)
            parser.close()
        }
        return parser.nodes
    }

    private init(source: TemplateSource) { self.source = source }

    private mutating func take(_ piece: TemplateLexer.Piece) {
        switch piece {
        case .literal(let range): nodes.append(.literal(range))
        case .tag(let tag):
            switch tag.kind {
            case .value, .raw: nodes.append(.value(tag))
            case .section, .inverted:
                open.append((tag, nodes))
                nodes = []
                if open.count == TemplateRules.maximumDepth + 1 {
                    source.add(.templateTooDeep(limit: TemplateRules.maximumDepth), at: tag.range)
                }
            case .close: end(tag)
            }
        }
    }

    private mutating func end(_ tag: TemplateTag) {
        guard open.contains(where: { $0.tag.name == tag.name }) else {
            source.add(.closesNothing(tag.name, open: open.last?.tag.name), at: tag.range)
            return
        }
        while let last = open.last, last.tag.name != tag.name {
            source.add(.sectionNotClosed(last.tag.name), at: last.tag.range)
            close()
        }
        close()
    }

    /// Ends the innermost section; what lies too deep is left out, it has been reported.
    private mutating func close() {
        guard let section = open.popLast() else { return }
        let isTooDeep = open.count >= TemplateRules.maximumDepth
        nodes = section.nodes + (isTooDeep ? [] : [.section(section.tag, nodes)])
    }
}

/// Writes a checked tree for swift-mustache: values arrive there escaped, so that every tag shows them as they are.
struct TemplateWriter {
    static func text(of nodes: [TemplateNode], _ source: TemplateSource) -> String {
        nodes.map { node in
            switch node {
            case .literal(let range): withoutBraces(source.text(range))
            case .value(let tag): "{{{\(tag.name)}}}"
            case .section(let tag, let nodes):
                "{{\(tag.kind == .inverted ? "^" : "#")\(tag.name)}}\(text(of: nodes, source)){{/\(tag.name)}}"
            }
        }.joined()
    }

    /// The same for a browser, and nothing that the library could take for a tag, or fail over at the end.
    private static func withoutBraces(_ literal: String) -> String {
        var text = ""
        for scalar in literal.unicodeScalars {
            switch scalar {
            case "{": text += "&#123;"
            case "}": text += "&#125;"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
