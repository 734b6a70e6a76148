/// Walks through a template once: names against shapes, literal parts as HTML.
struct TemplateCheck {
    private let source: TemplateSource
    private var markup: MarkupCheck
    private var scope: TemplateScope
    private(set) var uses: Set<String> = []

    init(source: TemplateSource, names: [String: TemplateShape], rules: TemplateRules) {
        self.source = source
        markup = MarkupCheck(source: source, rules: rules)
        scope = TemplateScope(names: names)
    }

    mutating func check(_ nodes: [TemplateNode]) {
        walk(nodes)
        markup.end()
    }

    private mutating func walk(_ nodes: [TemplateNode]) {
        for node in nodes {
            switch node {
            case .literal(let range): markup.read(range)
            case .value(let tag): value(tag)
            case .section(let tag, let nodes): section(tag, nodes)
            }
        }
    }

    private mutating func value(_ tag: TemplateTag) {
        guard let meaning = find(tag) else { return markup.place(nil, tag) }
        switch (meaning.shape, tag.kind) {
        case (.object(let names), _):
            source.add(.objectAsText(tag.name, names.keys.sorted()), at: tag.range)
            markup.place(nil, tag)
        case (.list, _):
            source.add(.listAsText(tag.name), at: tag.range)
            markup.place(nil, tag)
        case (.flag, _):
            source.add(.flagAsText(tag.name), at: tag.range)
            markup.place(nil, tag)
        case (.html, .value):
            source.add(.htmlInTwoBraces(tag.name), at: tag.range)
            markup.place(nil, tag)
        case (.text, .raw), (.word, .raw), (.url, .raw):
            source.add(.textInThreeBraces(tag.name), at: tag.range)
            markup.place(meaning.shape, tag)
        default: markup.place(meaning.shape, tag)
        }
    }

    private mutating func section(_ tag: TemplateTag, _ nodes: [TemplateNode]) {
        let outside = scope
        if let meaning = find(tag) {
            if tag.kind == .section { scope.enter(meaning) }
        } else {
            scope.enterUnknown()
        }
        let mark = markup.enter(tag)
        walk(nodes)
        markup.leave(mark)
        scope = outside
    }

    private mutating func find(_ tag: TemplateTag) -> TemplateScope.Meaning? {
        switch scope.find(tag.name) {
        case .success(let meaning):
            uses.insert(meaning.path)
            return meaning
        case .failure(let problem):
            if !scope.isBlind { source.add(problem, at: tag.range) }
            return nil
        }
    }
}
