import Domain
import Foundation
import Testing

@testable import Modules

@Suite struct InspectorAnswers {
    private func read(_ json: String) -> Result<InspectorAnswer, InspectorAnswer.Fault> {
        Result { () throws(InspectorAnswer.Fault) in try InspectorAnswer.read(json.utf8) }
    }

    private static let words = #"{"fr":"Il y a trop de lignes.","en":"There are too many lines."}"#

    private static func finding(
        _ code: String = #""a""#, _ level: String = #""warning""#, what: String = words, mend: String = words,
        more: String = ""
    ) -> String {
        #"{"verdict":"accept","findings":[{"code":\#(code),"level":\#(level),"what":\#(what),"mend":\#(mend)\#(more)}]}"#
    }

    @Test func `an answer may be short or whole`() throws {
        let short = try read(#"{"verdict":"accept"}"#).get()
        let whole = try read(Self.finding(more: #","where":"Courrier, B12""#)).get()
        let hint = try read(
            #"{"verdict":"accept","findings":[{"code":"a","level":"hint","what":{"fr":"Bien."}}],"facts":{}}"#
        ).get()

        #expect(short == InspectorAnswer(verdict: .accept, findings: [], facts: [:]))
        #expect(whole.findings.first?.place == "Courrier, B12")
        #expect(hint.findings.first?.what == LocalizedText(fr: "Bien."))
    }

    private static let long = String(repeating: "a", count: 301)
    private static let wrong = [
        "", "null", "[]", "{}", "12", #"{"verdict":"maybe"}"#, #"{"verdict":true}"#, #"{"verdict":"accept"} {}"#,
        #"{"verdict":"accept","more":1}"#, #"{"verdict":"accept","findings":{}}"#,
        #"{"verdict":"accept","findings":[1]}"#, #"{"verdict":"refuse"}"#,
        #"{"verdict":"refuse","findings":[]}"#, finding(#""a""#, #""error""#), finding(#""a""#, #""fatal""#),
        finding("1"), finding(#""""#), finding(#""A""#), finding(#""a b""#), finding(#""é""#),
        finding("\"\(long)\""), finding(more: #","why":1"#), finding(more: #","where":1"#),
        finding(more: ",\"where\":\"\(long)\""), finding(what: "null"), finding(what: #""text""#),
        finding(what: "{}"), finding(what: #"{"en":"Only English."}"#), finding(what: #"{"fr":" "}"#),
        finding(what: #"{"fr":1}"#), finding(what: "{\"fr\":\"\(long)\"}"), finding(what: #"{"fr":"a","de":"b"}"#),
        finding(what: #"{"fr":"a\nb"}"#), finding(what: #"{"fr":"a\u0000b"}"#), finding(what: #"{"fr":"a\u001b[31m"}"#),
        finding(what: #"{"fr":"a\u202eb"}"#), finding(what: #"{"fr":"a\u2028b"}"#), finding(what: #"{"fr":"a\u007f"}"#),
        #"{"verdict":"accept","findings":[{"code":"a","level":"warning","what":\#(words)}]}"#,
        #"{"verdict":"accept","facts":[]}"#, #"{"verdict":"accept","facts":{"A":1}}"#,
        #"{"verdict":"accept","facts":{"a":null}}"#, #"{"verdict":"accept","facts":{"a":{"b":1}}}"#,
        #"{"verdict":"accept","facts":{"a":true}}"#, #"{"verdict":"accept","facts":{"a":["b"]}}"#,
        #"{"verdict":"accept","facts":{"a":1e999}}"#, "{\"verdict\":\"accept\",\"facts\":{\"a\":\"\(long)\"}}",
        "{\"verdict\":\"accept\",\"facts\":{"
            + (0...40).map { "\"a\($0)\":1" }.joined(separator: ",") + "}}",
        "{\"verdict\":\"accept\",\"facts\":{\"a\":["
            + Array(repeating: words, count: 21).joined(separator: ",") + "]}}",
        "{\"verdict\":\"accept\",\"findings\":["
            + Array(repeating: #"{"code":"a","level":"hint","what":{"fr":"a"}}"#, count: 51).joined(separator: ",")
            + "]}",
        String(repeating: "[", count: 100_000),
        "{\"verdict\":\"accept\",\"facts\":" + String(repeating: "{\"a\":", count: 3000),
    ]

    @Test(arguments: wrong.indices)
    func `an answer with anything wrong in it is none`(index: Int) {
        let result = read(Self.wrong[index])

        guard case .failure(let fault) = result else {
            Issue.record("read: \(Self.wrong[index].prefix(120))")
            return
        }
        #expect(!fault.reason.isEmpty && fault.reason.unicodeScalars.allSatisfy(\.isPlain))
    }

    @Test func `any bytes in the place of an answer are read without a crash`() {
        var generator = SystemRandomNumberGenerator()
        let whole = Array(Self.finding().utf8)
        var read = 0

        for _ in 0..<3000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                bytes[Int.random(in: bytes.indices, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            if (try? InspectorAnswer.read(bytes)) != nil { read += 1 }
        }

        print("inspectors: 3000 damaged answers, \(read) still an answer")
        #expect(read < 3000)
    }

    @Test func `the last line counts without its end, and tokens differ`() throws {
        let (one, other) = (InspectorConversation(), InspectorConversation())

        let (answer, log) = one.read(Data("a\nBRICOLEUR-RESULT \(one.token) {\"verdict\":\"accept\"}".utf8))

        #expect(try answer.get().verdict == .accept)
        #expect(String(decoding: log, as: UTF8.self) == "a\n")
        #expect(one.token != other.token && one.token.count == 32)
    }

    @Test func `a field that asks for no external links refuses them, and no other check changes`() {
        let findings = [
            FileFinding(.fileExternalLinks, .warning, ["count": 2]), FileFinding(.citizenEmail, .warning),
        ]

        let plain = findings.weighed(by: ["citizen-data", "ooxml.no-macros", "ticket.numbering"])
        let strict = findings.weighed(by: ["ooxml.no-external-links"])

        #expect(plain == findings)
        #expect(strict.map(\.level) == [.error, .warning])
        #expect(strict.first?.arguments == ["count": 2])
    }
}
