import AWSModel
import Import
import Testing
import Topology

/// What a plan tells of services that use each other by arguments that are no ids.
@Suite struct ServiceUseTests {
  private static func block(_ address: String, _ expressions: String = "") -> String {
    let parts = address.split(separator: ".")
    return """
      {"address": "\(address)", "mode": "managed", "type": "\(parts[0])", "name": "\(parts[1])",
       "expressions": {\(expressions)}}
      """
  }

  private static func reference(_ argument: String, _ block: String, _ attribute: String) -> String
  {
    "\"\(argument)\": {\"references\": [\"\(block).\(attribute)\", \"\(block)\"]}"
  }

  @Test func `Arguments that name the other side are followed`() throws {
    let plan = SmallPlan(
      [
        ("aws_sqs_queue.orders", [], ""), ("aws_sns_topic.placed", [], ""),
        ("aws_lambda_function.worker", [], ""), ("aws_dynamodb_table.items", [], ""),
        ("aws_apigatewayv2_api.http", [], ""),
        ("aws_cloudwatch_event_rule.nightly", [], "\"name\": \"nightly\""),
        ("aws_sns_topic_subscription.s", ["topic_arn", "endpoint"], ""),
        ("aws_lambda_event_source_mapping.q", ["event_source_arn", "function_name"], ""),
        ("aws_lambda_event_source_mapping.t", ["event_source_arn", "function_name"], ""),
        ("aws_apigatewayv2_integration.i", ["api_id", "integration_uri"], ""),
        ("aws_cloudwatch_event_target.n", ["arn"], "\"rule\": \"nightly\""),
      ],
      "\"resources\": ["
        + [
          Self.block(
            "aws_sns_topic_subscription.s",
            Self.reference("topic_arn", "aws_sns_topic.placed", "arn") + ", "
              + Self.reference("endpoint", "aws_sqs_queue.orders", "arn")),
          Self.block(
            "aws_lambda_event_source_mapping.q",
            Self.reference("event_source_arn", "aws_sqs_queue.orders", "arn") + ", "
              + Self.reference("function_name", "aws_lambda_function.worker", "arn")),
          Self.block(
            "aws_lambda_event_source_mapping.t",
            Self.reference("event_source_arn", "aws_dynamodb_table.items", "stream_arn") + ", "
              + Self.reference("function_name", "aws_lambda_function.worker", "arn")),
          Self.block(
            "aws_apigatewayv2_integration.i",
            Self.reference("api_id", "aws_apigatewayv2_api.http", "id") + ", "
              + Self.reference("integration_uri", "aws_lambda_function.worker", "invoke_arn")),
          Self.block(
            "aws_cloudwatch_event_target.n",
            Self.reference("arn", "aws_sqs_queue.orders", "arn")),
        ].joined(separator: ", ") + "], \"module_calls\": {}")
    let uses = AWSModel(try plan.imported().topology).serviceUses.map {
      "\($0.source) \($0.target): \($0.meaning)"
    }
    #expect(uses.contains("aws_sns_topic.placed aws_sqs_queue.orders: subscription"), "\(uses)")
    #expect(uses.contains("aws_sqs_queue.orders aws_lambda_function.worker: event source"))
    #expect(uses.contains("aws_dynamodb_table.items aws_lambda_function.worker: event source"))
    #expect(uses.contains("aws_apigatewayv2_api.http aws_lambda_function.worker: integration"))
    #expect(uses.contains("aws_cloudwatch_event_rule.nightly aws_sqs_queue.orders: event target"))
  }
}
