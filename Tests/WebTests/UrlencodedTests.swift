import Domain
import NIOCore
import Testing

@testable import Web

@Suite struct UrlencodedTests {
    private func read(
        _ body: String, type: String? = "application/x-www-form-urlencoded; charset=UTF-8", every size: Int = 1,
        _ change: (inout FormLimits) -> Void = { _ in }
    ) async throws -> Form {
        var limits = FormLimits()
        change(&limits)
        return try await Form.read(
            contentType: type, body: Bodies.stream(body, every: size), limits: limits, openFile: Desk().open)
    }

    @Test(arguments: [1, 2, 3, 1_000])
    func `decodes a form however the network cuts it`(_ size: Int) async throws {
        let form = try await read(
            "t=%C3%A9t%c3%a9+deux%0D%0Alignes&vide=&&seul&a=b=c&p=50%&q=%zz%4&z=%00x", every: size)

        #expect(form.fields.map(\.name) == ["t", "vide", "seul", "a", "p", "q", "z"])
        #expect(form.fields.map(\.value) == ["été deux\nlignes", "", "", "b=c", "50%", "%zz%4", "x"])
    }

    @Test func `names the field that is not UTF-8 and keeps the others`() async throws {
        let error = await #expect(throws: FormError.self) { _ = try await read("a=1&b=%E9&c=3") }

        #expect(error?.refusal == Refusal(.requestNotText, field: "b"))
        #expect(error?.partialForm.fields.map(\.name) == ["a", "c"])
    }

    @Test func `limits bytes and fields`() async throws {
        let long = await #expect(throws: FormError.self) { _ = try await read("a=1&b=12345678") { $0.fieldBytes = 8 } }
        let many = await #expect(throws: FormError.self) { _ = try await read("a=1&b=2&c=3") { $0.fields = 2 } }
        let large = await #expect(throws: FormError.self) { _ = try await read("a=1&b=2&c=3") { $0.requestBytes = 5 } }

        #expect(long?.refusal == Refusal(.requestTooLarge, ["limit": .bytes(8)]))
        #expect(many?.refusal == Refusal(.requestTooManyFields, ["limit": 2]))
        #expect(large?.refusal == Refusal(.requestTooLarge, ["limit": .bytes(5)]))
        #expect([long, many, large].allSatisfy { $0?.partialForm["a"] == "1" && $0?.bodyEnded == true })
    }

    @Test func `an absent content type goes with an absent body only`() async throws {
        let other = await #expect(throws: FormError.self) { _ = try await read("{}", type: "application/json") }
        let none = await #expect(throws: FormError.self) { _ = try await read("a=1", type: nil) }

        #expect(try await read("", type: nil).fields.isEmpty)
        #expect(other?.refusal.code == .requestMalformed)
        #expect(none?.refusal.code == .requestMalformed)
    }

    @Test func `reads a query and never refuses it`() {
        let query = Form.Query("q=caf%C3%A9+noir&page=2&tag=a&tag=b&mal=%E9%00")

        #expect(query["q"] == "café noir")
        #expect(query["page"] == "2")
        #expect(query.all("tag") == ["a", "b"])
        #expect(query["mal"] == "\u{FFFD}")
        #expect(query["absent"] == nil)
        #expect(Form.Query("").fields.isEmpty)
        #expect(Form.Query(String(repeating: "a=1&", count: 10_000)).fields.count == Form.Query.pairs)
    }
}
