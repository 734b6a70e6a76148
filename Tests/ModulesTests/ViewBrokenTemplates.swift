import Domain
import Modules
import Testing

/// A template, and exactly what must be said about it: last three digits of the code, line, column.
struct BrokenTemplate: CustomTestStringConvertible, Sendable {
    let text: String
    let expected: [String]
    var rules = TemplateRules.page

    var testDescription: String { text }

    init(_ text: String, _ expected: String..., rules: TemplateRules = .page) {
        self.text = text
        self.expected = expected
        self.rules = rules
    }
}

@Suite struct BrokenTemplates {
    static let tags = [
        BrokenTemplate("<p>{{titel}}</p>", "001 1:4"),
        BrokenTemplate("<p>{{usage}}</p>", "001 1:4"),
        BrokenTemplate("<p>{{field.usge.value}}</p>", "001 1:4"),
        BrokenTemplate("<p>{{field.usage.is.lottery}}</p>", "001 1:4"),
        BrokenTemplate("{{#steps}}<p>{{field.usage.valu}}</p>{{/steps}}", "001 1:14"),
        BrokenTemplate("{{#steps}}<p>{{.summary}}</p>{{/steps}}", "001 1:14"),
        BrokenTemplate("{{#stepz}}<p>{{number}}</p>{{/stepz}}", "001 1:1"),
        BrokenTemplate("a\n<p>{{title</p>", "002 2:4"),
        BrokenTemplate("<p>{{title\n}}</p>", "002 1:4", "002 2:1"),
        BrokenTemplate("<p>title}}</p>", "002 1:9"),
        BrokenTemplate("<p>{{title}}}</p>", "002 1:4"),
        BrokenTemplate("<div>{{{cover}}</div>", "002 1:6"),
        BrokenTemplate("{{! never closed", "002 1:1"),
        BrokenTemplate("{{#if field.usage}}{{/if}}", "003 1:1", "005 1:20"),
        BrokenTemplate("<p>{{}}</p>", "003 1:4"),
        BrokenTemplate("<p>{{title..x}}</p>", "003 1:4"),
        BrokenTemplate("<p>{{title | upper}}</p>", "003 1:4"),
        BrokenTemplate("<p>{{été}}</p>", "003 1:4"),
        BrokenTemplate("{{#field.usage}}\n<p>a</p>", "004 1:1"),
        BrokenTemplate("{{#steps}}{{#photos}}{{/steps}}", "004 1:11"),
        BrokenTemplate("<p>a</p>\n  {{/steps}}", "005 2:3"),
        BrokenTemplate("{{#steps}}{{/step}}{{/steps}}", "005 1:11"),
        BrokenTemplate("<p>{{field.usage}}</p>", "006 1:4"),
        BrokenTemplate("<p>{{field}}</p>", "006 1:4"),
        BrokenTemplate("<p>{{steps}}</p>", "007 1:4"),
        BrokenTemplate("<p>{{field.usage.is.queue}}</p>", "008 1:4"),
        BrokenTemplate("<div>{{field.words.html}}</div>", "009 1:6"),
        BrokenTemplate("<div>{{{field.words.value}}}</div>", "010 1:6"),
        BrokenTemplate("<div>{{& title }}</div>", "010 1:6"),
        BrokenTemplate("{{#summary}}<div>{{{.}}}</div>{{/summary}}", "010 1:18"),
        BrokenTemplate("{{> card}}", "011 1:1"),
        BrokenTemplate("{{=<% %>=}}", "012 1:1"),
        BrokenTemplate("{{% CONTENT_TYPE:TEXT}}", "012 1:1"),
        BrokenTemplate("{{$block}}{{/block}}", "012 1:1", "005 1:11"),
        BrokenTemplate("{{<parent}}{{/parent}}", "012 1:1", "005 1:12"),
        BrokenTemplate("<p>{{uppercased(title)}}</p>", "012 1:4"),
        BrokenTemplate("<p>{{.}}</p>", "013 1:4"),
        BrokenTemplate("{{#field.usage}}<p>{{.}}</p>{{/field.usage}}", "013 1:20"),
        BrokenTemplate(
            String(repeating: "{{#summary}}", count: 17) + String(repeating: "{{/summary}}", count: 17), "014 1:193"),
        BrokenTemplate(String(repeating: "<div>", count: 17) + String(repeating: "</div>", count: 17), "014 1:81"),
        BrokenTemplate(String(repeating: "{{title}}", count: 1_001), "015 1:9001"),
        BrokenTemplate("<p>{{steps.title}}</p>", "016 1:4"),
        BrokenTemplate("<p>{{title.length}}</p>", "017 1:4"),
        BrokenTemplate("<p>a\u{202e}b</p>", "018 1:5"),
        BrokenTemplate("<p>{{title}}\u{301}</p>", "018 1:4"),
        BrokenTemplate("<p>\u{600}{{title}}</p>", "018 1:5"),
        BrokenTemplate("<p>a\u{0}b</p>", "018 1:5"),
        BrokenTemplate(String(repeating: "a", count: 32_769), "002 1:1"),
    ]

    static let elements = [
        BrokenTemplate("<script>alert(1)</script>", "020 1:2"),
        BrokenTemplate("<style>p{}</style>", "020 1:2"),
        BrokenTemplate("<p>a</p>\r\n<img src=\"/x\">", "020 2:2"),
        BrokenTemplate("<DIV>a</DIV>", "020 1:2"),
        BrokenTemplate("<sectoin>a</sectoin>", "020 1:2"),
        BrokenTemplate("<h1>a</h1>", "020 1:2"),
        BrokenTemplate("<iframe></iframe><form></form><object></object>", "020 1:2", "020 1:19", "020 1:32"),
        BrokenTemplate("<div><p>a</div>", "021 1:6"),
        BrokenTemplate("<div>a", "021 1:1"),
        BrokenTemplate("<p>a</p></div>", "022 1:9"),
        BrokenTemplate("<div/>", "023 1:1"),
        BrokenTemplate("<!-- a --><p>b</p>", "024 1:1"),
        BrokenTemplate("<!doctype html><p>b</p>", "024 1:1"),
        BrokenTemplate("<?php x ?><p>b</p>", "024 1:1"),
        BrokenTemplate("<p>3 < 4</p>", "025 1:6"),
        BrokenTemplate("<p ,>a</p>", "026 1:4"),
        BrokenTemplate("<p>a</p", "026 1:5", "021 1:1"),
        BrokenTemplate("<h3>a</h3>", "027 1:1"),
        BrokenTemplate("<h2>a</h2><h4>b</h4>", "027 1:11"),
        BrokenTemplate("{{#summary}}<h2>a</h2>{{/summary}}<h3>b</h3>", "027 1:35"),
        BrokenTemplate("<h2>a</h2>", "028 1:2", rules: .card),
        BrokenTemplate("<svg></svg>", "028 1:2"),
        BrokenTemplate("<li>a</li>", "029 1:1"),
        BrokenTemplate("<p><div>a</div></p>", "029 1:4"),
        BrokenTemplate("<table><tr><td>a</td></tr></table>", "029 1:8"),
        BrokenTemplate("<a href=\"#x\"><b><a href=\"#y\">a</a></b></a>", "029 1:17"),
        BrokenTemplate("<div><dt>a</dt></div>", "029 1:6"),
        BrokenTemplate("<ul>a, b {{title}}<li>c</li></ul>", "030 1:5"),
        BrokenTemplate("<ul>{{title}}</ul>", "030 1:5"),
        BrokenTemplate("<p>{{{cover}}}</p>", "031 1:4"),
        BrokenTemplate("<a href=\"{{url}}\">{{{cover}}}</a>", "031 1:19"),
        BrokenTemplate("<ul>{{{cover}}}</ul>", "031 1:5"),
        BrokenTemplate("{{#summary}}<p>a{{/summary}}", "032 1:13"),
        BrokenTemplate("<p>{{#summary}}a</p>{{/summary}}", "032 1:17", "021 1:1"),
        BrokenTemplate("{{#summary}}<p class=\"{{/summary}}a\">b</p>", "032 1:1"),
        BrokenTemplate("<p class=\"a{{#summary}}\" title=\"{{/summary}}b\">c</p>", "032 1:12"),
        BrokenTemplate("<p title=\"{{#summary}}a\">b{{/summary}}\">c</p>", "032 1:11"),
        BrokenTemplate(
            "<div><p title=\"{{#summary}}a\">b</p></div>{{/summary}}\">c</p></div>", "032 1:16", "032 1:36"),
        BrokenTemplate("<circle r=\"1\"/>", "029 1:1", rules: .document),
        BrokenTemplate("<svg><text><p>a</p></text></svg>", "029 1:12", rules: .document),
    ]

    static let attributes = [
        BrokenTemplate("<p id=\"a\">b</p>", "040 1:4"),
        BrokenTemplate("<p clas=\"a\">b</p>", "040 1:4"),
        BrokenTemplate("<p href=\"#a\">b</p>", "040 1:4"),
        BrokenTemplate("<p CLASS=\"a\">b</p>", "040 1:4"),
        BrokenTemplate("<p style=\"color:red\">b</p>", "041 1:4"),
        BrokenTemplate("<p onclick=\"x()\">b</p>", "042 1:4"),
        BrokenTemplate("<p oNmouseover=\"x()\">b</p>", "042 1:4"),
        BrokenTemplate("<p src=\"/x\">b</p>", "043 1:4"),
        BrokenTemplate("<a href=\"https://ville.example\">b</a>", "043 1:10"),
        BrokenTemplate("<a href=\"javascript:alert(1)\">b</a>", "043 1:10"),
        BrokenTemplate("<a href=\"#&#x6a;\">b</a>", "043 1:10"),
        BrokenTemplate("<a href=\"//ville.example\">b</a>", "043 1:10"),
        BrokenTemplate("<a href=\"/b/x\">b</a>", "043 1:10"),
        BrokenTemplate("<a href=\"{{url}}?x\">b</a>", "043 1:10"),
        BrokenTemplate("<a href=\"{{title}}\">b</a>", "047 1:10"),
        BrokenTemplate("<p class=a>b</p>", "044 1:10"),
        BrokenTemplate("<p class>b</p>", "044 1:4"),
        BrokenTemplate("<p class = \"a\">b</p>", "044 1:4", "026 1:10"),
        BrokenTemplate("<p class=\"a>b</p>", "044 1:14"),
        BrokenTemplate("<{{title}}>a</{{title}}>", "045 1:2", "045 1:15"),
        BrokenTemplate("<p {{title}}=\"a\">b</p>", "045 1:4"),
        BrokenTemplate("<p class={{title}}>b</p>", "045 1:10"),
        BrokenTemplate("<p{{#summary}} class=\"a\"{{/summary}}>b</p>", "045 1:3"),
        BrokenTemplate("<p title=\"{{{cover}}}\">b</p>", "046 1:11"),
        BrokenTemplate("<p class=\"{{title}}\">b</p>", "047 1:11"),
        BrokenTemplate("<p class=\"{{#summary}}{{.}}{{/summary}}\">b</p>", "047 1:23"),
        BrokenTemplate("<p dir=\"{{field.usage.id}}\">b</p>", "047 1:9"),
        BrokenTemplate("<p class=\"a\" class=\"b\">c</p>", "048 1:14"),
        BrokenTemplate("<p role=\"button\">b</p>", "049 1:10"),
        BrokenTemplate("<p lang=\"french!\">b</p>", "049 1:10"),
        BrokenTemplate(
            "<table><tbody><tr><td colspan=\"0\">a</td></tr></tbody></table>", "049 1:32"),
        BrokenTemplate("<svg fill=\"url(//ville.example)\"></svg>", "049 1:12", rules: .document),
        BrokenTemplate("<svg width=\"{{title}}\"></svg>", "047 1:13", rules: .document),
        BrokenTemplate(
            "<p style=\"x\" onclick=\"y\">{{titel}}\n<b>{{steps}}</p>", "041 1:4", "042 1:14", "001 1:26", "007 2:4",
            "021 2:1"),
    ]

    @Test(arguments: tags + elements + attributes)
    func `a broken template gives its codes with line and column`(_ broken: BrokenTemplate) {
        #expect(ViewSample.faults(broken.text, rules: broken.rules).sorted() == broken.expected.sorted())
    }

    @Test func `every problem has its words and its cure in both languages`() throws {
        var codes = Set<String>()
        for broken in Self.tags + Self.elements + Self.attributes {
            guard
                case .failure(let problems) = ModuleTemplate.read(
                    broken.text, file: "page.mustache", names: ViewSample.names, rules: broken.rules)
            else { continue }
            for error in problems.errors {
                codes.insert(error.code)
                for language in Language.allCases {
                    #expect(!error.what.text(in: language).isEmpty && !error.mend.text(in: language).isEmpty)
                }
                #expect(error.what.en != nil && error.mend.en != nil && error.file == "page.mustache")
            }
        }

        print(
            "broken templates: \(Self.tags.count + Self.elements.count + Self.attributes.count), \(codes.count) codes")
    }

    @Test func `names that are nearly right are told`() throws {
        func what(_ text: String) -> String {
            guard
                case .failure(let problems) = ModuleTemplate.read(
                    text, file: "x", names: ViewSample.names)
            else { return "" }
            return problems.errors[0].what.fr
        }

        #expect(what("{{titel}}").contains("« title »"))
        #expect(what("{{#usage}}{{/usage}}").contains("« field.usage »"))
        #expect(what("{{field.usage.valeu}}").contains("« field.usage.value »"))
        #expect(what("<sectoin></sectoin>").contains("« section »"))
        #expect(what("<p clas=\"a\"></p>").contains("« class »"))
    }
}
