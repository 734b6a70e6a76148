import Domain
import Testing

@testable import Modules

/// What stands in a page after a view was filled in, when the answers were typed by somebody who means ill.
@Suite struct HostileValues {
    static let typed = [
        "\"><script>alert(1)</script>", "'><img src=x onerror=alert(1)>", "\"\u{301} onmouseover=\"alert(1)",
        "'\u{20d0} autofocus onfocus='x", "<\u{338}script>", ">\u{338}</div></section>", "</p></div><h1>moi</h1>",
        "<!--", "-->", "<![CDATA[", "{{title}} {{{cover}}} {{#steps}}", "}}", "&lt;script&gt; & &amp;",
        "javascript:alert(1)", "\u{202e}tpircs\u{202c}", "שלום \"<b>\" مرحبا", "\u{0}\u{1}\u{7f}", "é\u{301}\u{301}",
        "👩‍👩‍👧‍👦 🇫🇷", "\r\n\t\"\n", String(repeating: "<a\"'&>", count: 2_000),
    ]

    /// Every name that holds typed words, in text and in both attributes that may hold them.
    static let everywhere = """
        <section class="stack" aria-label="{{title}} : {{field.words.value}}" title='{{summary}}'>
        <h2>{{title}}</h2><p lang="fr">{{summary}} {{field.words.value}}</p>
        {{#field.materials}}<ul>{{#items}}<li title="{{name}}">{{name}} {{quantity}}</li>{{/items}}</ul>{{/field.materials}}
        {{#field.wording.rows}}<div title="{{place.value}}">{{place.value}}{{#note}}<div>{{{html}}}</div>{{/note}}</div>
        {{/field.wording.rows}}
        {{#fields}}<div class="{{id}}"><b>{{label}}</b> <span title="{{value}}">{{value}}</span>{{{html}}}</div>{{/fields}}
        {{#steps}}<h3>{{number}}. {{title}}</h3><div>{{{html}}}</div>{{#warning}}<p title="{{.}}">{{.}}</p>{{/warning}}
        {{#photos}}<figure>{{{html}}}<figcaption>{{alt}}</figcaption></figure>{{/photos}}{{/steps}}
        {{#field.usage.is.queue}}<p class="is-{{field.usage.id}}">{{field.usage.value}}</p>{{/field.usage.is.queue}}
        <a href="{{url}}">{{title}}</a> <time datetime="{{day}}">{{date}}</time>
        </section>
        """

    /// Tags and attribute names in order, and nothing of their values.
    static func skeleton(_ html: String) -> [String] {
        var markup = RenderedMarkup(Array(html.unicodeScalars))
        var skeleton: [String] = []
        while let token = markup.next() {
            switch token {
            case .open(let tag): skeleton.append("<\(tag.name) \(tag.attributes.keys.sorted().joined(separator: " "))>")
            case .close(let name, _): skeleton.append("</\(name)>")
            case .malformed: skeleton.append("!")
            case .text: break
            }
        }
        return skeleton
    }

    @Test(arguments: typed)
    func `typed words change no tag and no attribute of a page`(_ typed: String) throws {
        let template = try ViewSample.template(Self.everywhere)
        let plain = template.render(ViewSample.values("des mots"))

        let html = template.render(ViewSample.values(typed))

        #expect(Self.skeleton(html) == Self.skeleton(plain))
        #expect(!html.contains("<script") && !html.contains("<img src=x"))
        #expect(RenderedCheck.problems(in: html, file: "x").isEmpty)
    }

    @Test func `a quote that a combining mark follows stays in its attribute`() throws {
        let values = TemplateValues(["title": .text("\"\u{301} onclick=\"x")])

        let html = try ViewSample.render("<p title=\"{{title}}\">a</p>", values)

        #expect(html == "<p title=\"&quot;\u{301} onclick=&quot;x\">a</p>")
    }

    @Test func `right-to-left words come through as they are`() throws {
        let words = "شباك الاستقبال"

        #expect(
            try ViewSample.render("<p dir=\"auto\">{{title}}</p>", TemplateValues(["title": .text(words)]))
                == "<p dir=\"auto\">\(words)</p>")
    }

    @Test(arguments: [
        "//evil.example/x", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "x", "/a b", "",
    ])
    func `an address that is not of this server leads nowhere`(_ address: String) throws {
        let html = try ViewSample.render(
            "<a href=\"{{url}}\">a</a>{{#url}}b{{/url}}", TemplateValues(["url": .text(address)]))

        #expect(html == "<a href=\"\">a</a>")
    }

    @Test(arguments: ["a b", "\"", "url(x)", "é", "<", "", String(repeating: "a", count: 101)])
    func `what is no word goes into no class`(_ word: String) throws {
        let values = TemplateValues(["day": .text(word)])

        #expect(try ViewSample.render("<p class=\"a-{{day}}\">b{{day}}</p>", values) == "<p class=\"a-\">b</p>")
    }

    @Test func `a value of another shape counts as not answered`() throws {
        let values = TemplateValues([
            "title": .html("<b>a</b>"), "cover": .text("<b>a</b>"), "steps": .text("<b>"), "field": .flag(true),
            "stranger": .text("a"),
        ])

        let html = try ViewSample.render(
            "<p>{{title}}</p>{{{cover}}}{{#steps}}x{{/steps}}{{^steps}}none{{/steps}}{{#field.words}}y{{/field.words}}",
            values)

        #expect(html == "<p></p>none")
    }
}

@Suite struct TemplateMeaning {
    @Test func `an inner name that is not answered does not show an outer one`() throws {
        let values = TemplateValues([
            "title": .text("dehors"), "steps": .list([["title": .text("dedans")], ["warning": .text("gare")]]),
        ])

        #expect(try ViewSample.render("{{#steps}}[{{title}}]{{/steps}}", values) == "[dedans][]")
        #expect(try ViewSample.render("{{#steps}}{{#warning}}[{{title}}]{{/warning}}{{/steps}}", values) == "[]")
        #expect(
            try ViewSample.render(
                "{{#steps}}[{{summary}}]{{/steps}}",
                TemplateValues([
                    "summary": .text("dehors"), "steps": .list([[:]]),
                ])) == "[dehors]")
    }

    @Test func `a section is shown when its value is there, an inverted one when it is not`() throws {
        let text = """
            {{#summary}}{{.}}{{/summary}}{{^summary}}none{{/summary}}|{{#field.usage}}{{value}}{{/field.usage}}\
            {{^field.usage}}none{{/field.usage}}|{{#field.usage.is.queue}}queue{{/field.usage.is.queue}}\
            {{^field.usage.is.queue}}none{{/field.usage.is.queue}}|{{#steps}}x{{/steps}}{{^steps}}none{{/steps}}
            """
        let answered = TemplateValues([
            "summary": .text("a"), "steps": .list([[:], [:]]),
            "field": .object(["usage": .object(["value": .text("b"), "is": .object(["queue": .flag(true)])])]),
        ])

        #expect(try ViewSample.render(text, answered) == "a|b|queue|xx")
        #expect(try ViewSample.render(text, TemplateValues()) == "none|none|none|none")
        #expect(try ViewSample.render(text, TemplateValues(["summary": .text(" \n")])) == "none|none|none|none")
    }

    @Test func `remarks vanish and sections alone on a line leave no line`() throws {
        let text = "a\n{{! a remark\non two lines }}\n{{#summary}}\nb\n{{/summary}}\nc\r\n"

        #expect(try ViewSample.render(text) == "a\n\nb\nc\n")
    }

    @Test func `only what is under the names that it uses is told`() throws {
        let template = try ViewSample.template(
            "{{#steps}}{{title}}{{#photos}}{{alt}}{{/photos}}{{/steps}}{{field.usage.id}}")

        #expect(template.uses == ["steps", "steps.title", "steps.photos", "steps.photos.alt", "field.usage.id"])
    }

    /// A silent nothing is the worst that a misread template can do: each name is shown once by itself.
    @Test(arguments: [ViewNames.page(for: ViewSample.fields), ViewNames.card(for: ViewSample.fields)])
    func `every tag that is accepted shows something when everything is answered`(
        _ names: [String: TemplateShape]
    ) throws {
        let tags = Self.tags(for: names, at: "")
        let values = TemplateValues(Self.full(names))
        for (path, text) in tags {
            let template = try ModuleTemplate.read(text, file: path, names: names).get()

            #expect(template.render(values).contains("!"), "\(path): \(text)")
        }
        #expect(tags.count > 100)
        print("names of the model shown one by one: \(tags.count)")
    }

    @Test func `every name is filled for a bricolage that answers everything`() throws {
        // What a yes and a queue are not.
        let others: Set = ["no", "raffle"]
        let values = ViewSample.values()
        for (path, text) in Self.tags(for: ViewSample.names, at: "") {
            let last = path.split(separator: ".").last.map(String.init) ?? ""
            let html = try ViewSample.render(text, values)
            #expect(html.contains("!") != others.contains(last) || path == "field.uses.is.raffle", "\(path): \(html)")
        }
    }

    /// For each name, a template that shows it, with a `!` once it is there.
    private static func tags(for names: [String: TemplateShape], at path: String) -> [(String, String)] {
        names.sorted { $0.key < $1.key }.flatMap { name, shape -> [(String, String)] in
            let full = path + name
            return switch shape {
            case .text, .word, .url: [(full, "{{#\(full)}}!{{.}}{{/\(full)}}"), (full, shown("{{\(full)}}", full))]
            case .html: [(full, "{{#\(full)}}!{{{.}}}{{/\(full)}}"), (full, shown("{{{\(full)}}}", full))]
            case .flag: [(full, "{{#\(full)}}!{{/\(full)}}")]
            case .object(let inner): tags(for: inner, at: full + ".")
            case .list(let inner):
                tags(for: inner, at: "").map { ("\(full).\($0)", "{{#\(full)}}\($1){{/\(full)}}") }
            }
        }
    }

    private static func shown(_ tag: String, _ name: String) -> String { "\(tag){{#\(name)}}!{{/\(name)}}" }

    private static func full(_ names: [String: TemplateShape]) -> [String: TemplateValue] {
        names.mapValues { shape in
            switch shape {
            case .text, .word: .text("a")
            case .url: .text("/a")
            case .html: .html("<b>a</b>")
            case .flag: .flag(true)
            case .object(let names): .object(full(names))
            case .list(let names): .list([full(names)])
            }
        }
    }
}
