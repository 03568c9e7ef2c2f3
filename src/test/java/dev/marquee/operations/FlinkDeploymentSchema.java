package dev.marquee.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The custom resource definition of {@code FlinkDeployment}, as the operator's own jar publishes
 * it. As with {@code kubectl --validate=strict}, a field that the definition does not list is an
 * error.
 */
final class FlinkDeploymentSchema {
    private static final String DEFINITION =
            "/META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml";

    private static final String FURTHER_PROPERTIES = "additionalProperties";

    private final Schema schema;

    private FlinkDeploymentSchema(Schema schema) {
        this.schema = schema;
    }

    static FlinkDeploymentSchema load() throws IOException {
        JsonNode definition;
        try (InputStream in = FlinkDeploymentSchema.class.getResourceAsStream(DEFINITION)) {
            definition = new ObjectMapper(new YAMLFactory()).readTree(in);
        }
        JsonNode schema = definition.at("/spec/versions/0/schema/openAPIV3Schema");
        // Kubernetes itself checks the type, the API's version and the metadata of a resource.
        ObjectNode fields = (ObjectNode) schema.get("properties");
        for (String field : List.of("apiVersion", "kind", "metadata")) {
            fields.putObject(field);
        }
        refuseUnknownFields(schema);
        return new FlinkDeploymentSchema(
                SchemaRegistry.withDialect(Dialects.getOpenApi30()).getSchema(schema));
    }

    /** Returns what is wrong with a resource: a line for each error. */
    List<String> errors(JsonNode resource) {
        return schema.validate(resource).stream().map(Error::toString).toList();
    }

    private static void refuseUnknownFields(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()
                && !object.has(FURTHER_PROPERTIES)) {
            object.put(FURTHER_PROPERTIES, false);
        }
        schema.forEach(FlinkDeploymentSchema::refuseUnknownFields);
    }
}
