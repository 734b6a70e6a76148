/// Reads the literal parts of a template as HTML, one after the other, with the tags of Mustache in between.
///
/// Holds for every way the sections can turn out: each section begins and ends at the same place of the page, in the
/// same element, or in the same attribute.
struct MarkupCheck {
    let source: TemplateSource
    let rules: TemplateRules
    var state = State.text
    /// Elements that are open, outermost first.
    var open: [OpenElement] = []
    /// How many of them the innermost section may not close.
    var floor = 0
    var headings: HeadingOrder
    /// The tag that is being read.
    var tag = MarkupTag(start: 0)

    enum State: Equatable {
        case text
        case name
        case between
        case slash
        case attribute
        case quote
        case value(Unicode.Scalar)
        /// After a fault, up to the next `>`.
        case lost
    }

    struct OpenElement {
        let name: String
        let range: Range<Int>
        /// Where text may not stand was said already.
        var isReported = false
    }

    /// What `enter` leaves for `leave`.
    struct Mark {
        let section: TemplateTag
        let state: State
        let tag: MarkupTag
        let open: Int
        let floor: Int
        let headings: HeadingOrder
    }

    init(source: TemplateSource, rules: TemplateRules) {
        self.source = source
        self.rules = rules
        headings = HeadingOrder(first: rules.headings?.lowerBound ?? 2)
    }

    mutating func read(_ range: Range<Int>) {
        for index in range { step(source.scalars[index], index) }
    }

    /// A value of that shape stands here; nil when it was reported already.
    mutating func place(_ shape: TemplateShape?, _ tag: TemplateTag) {
        switch state {
        case .text: placeInText(shape, tag)
        case .value:
            if shape == .html { return source.add(.htmlInAttribute(tag.name), at: tag.range) }
            self.tag.append(shape.map { .value($0, tag) })
        case .lost: break
        default: loseToTag(tag)
        }
    }

    mutating func enter(_ section: TemplateTag) -> Mark {
        if case .value = state { tag.noteSection() } else if state != .text, state != .lost { loseToTag(section) }
        let mark = Mark(
            section: section, state: state, tag: tag, open: open.count, floor: floor, headings: headings)
        floor = open.count
        return mark
    }

    private mutating func loseToTag(_ tag: TemplateTag) {
        source.add(.tagInsideMarkup, at: tag.range)
        state = .lost
    }

    mutating func leave(_ mark: Mark) {
        let isCut = state != mark.state || (state != .text && !tag.isSamePlace(as: mark.tag))
        if isCut {
            if state != .lost, mark.state != .lost {
                source.add(.sectionCutsTag(mark.section.name), at: mark.section.range)
            }
            if mark.state != .text { (state, tag) = (mark.state, mark.tag) }
        } else {
            for element in open.dropFirst(mark.open) {
                source.add(.cutBySection(element.name, mark.section.name), at: element.range)
            }
        }
        open.removeLast(open.count - mark.open)
        floor = mark.floor
        headings.join(mark.headings)
    }

    mutating func end() {
        if state != .text, state != .lost {
            source.add(.markupNotFinished, at: tag.start..<min(tag.start + 1, source.scalars.count))
        }
        for element in open { source.add(.elementNotClosed(element.name), at: element.range) }
    }

    private mutating func placeInText(_ shape: TemplateShape?, _ tag: TemplateTag) {
        if shape == .html {
            if let holder = MarkupNesting.closedToHTML(open.map(\.name)) {
                source.add(.htmlInside(holder, tag.name), at: tag.range)
            }
        } else {
            text(at: tag.range)
        }
    }

    /// Words stand here, typed or by a value.
    mutating func text(at range: Range<Int>) {
        guard let last = open.last, !last.isReported, let children = MarkupNesting.onlyChildren(of: last.name) else {
            return
        }
        open[open.count - 1].isReported = true
        source.add(.textInside(last.name, children), at: range)
    }
}

/// The levels that the last heading before a place may have.
struct HeadingOrder {
    private var levels: Set<Int>

    /// - Parameter first: the level that the first heading must have.
    init(first: Int) { levels = [first - 1] }

    /// True when this heading never skips a level.
    mutating func add(_ level: Int) -> Bool {
        defer { levels = [level] }
        return levels.allSatisfy { level <= $0 + 1 }
    }

    /// After a section, which may have been left out.
    mutating func join(_ before: HeadingOrder) { levels.formUnion(before.levels) }
}
