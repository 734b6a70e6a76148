import Domain
import Testing

@testable import Modules

/// Templates put together by chance, from pieces that mean something and from scalars that do not.
@Suite struct RandomTemplates {
    private static let pieces = [
        "{{title}}", "{{summary}}", "{{#steps}}", "{{/steps}}", "{{#summary}}", "{{/summary}}", "{{^summary}}", "{{.}}",
        "{{{cover}}}", "{{#field.usage}}", "{{/field.usage}}", "{{field.usage.id}}", "{{number}}", "{{{html}}}",
        "{{! x }}", "{{", "}}", "{{{", "}}}", "{", "}", "<p>", "</p>", "<div class=\"a\">", "<div>", "</div>", "<h2>",
        "</h2>", "<h3>", "</h3>", "<ul><li>", "</li></ul>", "<p title=\"", "\">", "'>", "\"", "'", "<", ">", "/", "=",
        " class=\"", " title='", "<a href=\"{{url}}\">", "</a>", "<br>", "<br/>", "<b>", "</b>", "<script>", "<!--",
        "-->", " ", "\n", "\r\n", "a", "é", "\u{301}", "\u{600}", "\u{200d}", "\u{202e}", "&", "&lt;", "{{#", "{{/",
        "{{^", "{{&", "{{>", "{{=", "<svg>", "</svg>", "<table><tbody><tr><td>", "</td></tr></tbody></table>",
    ]
    /// Drawn more often, so that whole templates come about.
    private static let whole = [
        "<p>{{title}}</p>", "<div class=\"a {{field.usage.id}}\">b</div>",
        "{{#summary}}<b title=\"{{.}}\">{{.}}</b>{{/summary}}",
        "{{#steps}}<p>{{title}}</p>{{/steps}}", "<p title=\"{{#summary}}x{{/summary}} {{title}}\">y</p>",
        "<div>{{{cover}}}</div>",
        "<ul>{{#field.materials.items}}<li>{{name}}</li>{{/field.materials.items}}</ul>", "<a href=\"{{url}}\">z</a>",
    ]

    @Test func `any template is read to its end, and an accepted one cannot be led astray by values`() throws {
        var dice = ViewDice(seed: 4)
        var accepted = 0
        let plain = ViewSample.values("des mots")
        let hostile = HostileValues.typed.dropLast().map { ViewSample.values($0) }
        let count = 6_000
        for _ in 0..<count {
            let odds = dice.next(4)
            let text = (0..<dice.next(9)).map { _ in
                dice.next(4) < odds
                    ? Self.whole[dice.next(Self.whole.count)] : Self.pieces[dice.next(Self.pieces.count)]
            }.joined()
            switch ModuleTemplate.read(text, file: "x", names: ViewSample.names) {
            case .failure(let problems):
                #expect(!problems.errors.isEmpty)
                let isUnderstood = !problems.errors.contains { $0.code == "E-VIEW-019" }
                #expect(isUnderstood, "\(text.debugDescription)")
            case .success(let template):
                accepted += 1
                let skeleton = HostileValues.skeleton(template.render(plain))
                let html = template.render(hostile[dice.next(hostile.count)])
                #expect(HostileValues.skeleton(html) == skeleton, "\(text)")
                #expect(!skeleton.contains("!"), "\(text)")
                let faults = RenderedCheck.problems(in: html, file: "x").filter { $0.code != "E-VIEW-054" }
                #expect(faults.isEmpty, "\(text)")
            }
        }
        #expect(accepted > 300)
        print("random templates: \(count), of which \(accepted) accepted and filled in with hostile values")
    }

    @Test func `a long run of openings is read in a moment`() {
        let clock = ContinuousClock()
        for text in ["{{#summary}}", "<div>", "{{title}}", "<p title=\"", "{", "{{", "<", "{{#steps}}<b>", "\u{301}{{"]
        {
            let long = String(repeating: text, count: TemplateRules.maximumBytes / text.utf8.count)
            let time = clock.measure { _ = ModuleTemplate.read(long, file: "x", names: ViewSample.names) }

            #expect(time < .seconds(5), "\(text)")
        }
    }

    @Test func `the largest template that is accepted is read in a moment`() throws {
        let filler = String(repeating: "é{ ", count: 5)
        let text = String(repeating: "{{title}}\(filler)", count: 998)
        var size = 0
        let time = try ContinuousClock().measure { size = try ViewSample.render(text).utf8.count }

        #expect(text.utf8.count < TemplateRules.maximumBytes && size > text.utf8.count)
        #expect(time < .seconds(5))
        print("largest template: \(text.utf8.count) bytes, \(time)")
    }
}

/// A small generator with a seed: the same templates on every run.
struct ViewDice {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

    /// 0 up to, not including, `limit`.
    mutating func next(_ limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 33) % limit
    }
}
