import Testing

@testable import CreditAPI

/// How many large bodies are held at once.
@Suite struct LargeBodiesTests {
    @Test func asManyAsAreAllowedAndNotOneMore() {
        let bodies = LargeBodies(threshold: 10, maximum: 2)
        let first = bodies.permit()
        var second = bodies.permit()
        #expect(first != nil && second != nil)
        #expect(bodies.permit() == nil)
        #expect(bodies.count == 2)
        second = nil
        #expect(bodies.count == 1)
        second = bodies.permit()
        #expect(second != nil)
        #expect(bodies.permit() == nil)
        withExtendedLifetime((first, second)) {}
    }

    @Test func aLeaveIsGivenBackWithItsLastHolder() {
        let bodies = LargeBodies(threshold: 10, maximum: 1)
        do {
            let permit = bodies.permit()
            let shared = permit
            withExtendedLifetime((permit, shared)) { #expect(bodies.permit() == nil) }
        }
        #expect(bodies.count == 0)
    }
}
