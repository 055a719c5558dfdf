import Postgres
import PostgresTesting
import Testing

@Suite struct TestClusterTests {
    @Test(arguments: ["credit", "postgres", "credit_tes_x", "credit_test_x; drop", "credit_test_\"", "Credit_test_x"])
    func databaseThatIsNotForTestsIsRefused(name: String) {
        #expect(throws: TestClusterError.self) { try TestCluster.checkDatabase(name) }
    }

    @Test func testDatabaseIsAccepted() throws {
        try TestCluster.checkDatabase("credit_test_0a")
        try TestCluster.checkHost("/tmp")
    }

    @Test(arguments: ["localhost", "127.0.0.1", "", "db.example"])
    func serverThatIsNoLocalSocketIsRefused(host: String) {
        #expect(throws: TestClusterError.self) { try TestCluster.checkHost(host) }
    }

    @Test func databaseIsACopyOfItsTemplateAndGoesAfterItsUse() throws {
        let cluster = try TestCluster.shared()
        let template = try cluster.database()
        try template.connect().executeScript("create table t (a int); insert into t values (7)")
        let name = try cluster.withDatabase(template: template.name) { copy in
            let rows = try copy.connect().execute("select a from t").rowCount
            #expect(rows == 1)
            return copy.name
        }
        let count = try template.connect().execute(
            "select count(*) from pg_database where datname = $1", [.text(name)])
        #expect(try count.int64(0, 0) == 0)
    }
}
