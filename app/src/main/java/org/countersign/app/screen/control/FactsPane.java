package org.countersign.app.screen.control;

import org.countersign.app.fx.FactGrid;
import org.countersign.app.fx.Messages;
import org.countersign.app.fx.TimeText;
import org.countersign.app.text.OperationText;
import org.countersign.model.domain.Rule;
import org.countersign.model.pki.CertificatePlan;
import org.countersign.model.request.Operation;
import org.countersign.model.request.Request;

/** What is being asked, in facts: the request, its policy, and the certificate it would make. */
final class FactsPane {
  private FactsPane() {}

  static FactGrid request(Subject subject) {
    Request request = subject.request();
    FactGrid facts = new FactGrid();
    facts.text("control.fact.reason", request.reason());
    if (subject.operation() instanceof Operation.EmergencyRevoke emergency) {
      facts.text(
          "control.fact.crl-reason",
          OperationText.reason(emergency.reason()) + " (" + emergency.reason() + ")");
      facts.text(
          "control.fact.invalid-since", emergency.invalidity().map(TimeText::exact).orElse(""));
      facts.text("control.fact.incident", emergency.incident());
    }
    facts.text("control.fact.domain", subject.domain());
    facts.text("control.fact.raiser", subject.raiser());
    facts.time("control.fact.raised", request.raisedAt());
    facts.time("control.fact.expires", request.expiresAt());
    if (!request.subject().spki().isEmpty()) {
      facts.mono("control.fact.key", request.subject().spki());
    }
    return facts.mono("control.fact.id", request.id());
  }

  static FactGrid policy(Subject subject) {
    Rule rule = subject.rule();
    return new FactGrid()
        .text(
            "control.fact.authority",
            Messages.text("control.authority." + subject.operation().authority()))
        .text("control.fact.persons", String.valueOf(rule.persons()))
        .text(
            "control.fact.raiser-counts",
            Messages.text(rule.raiserCounts() ? "control.yes" : "control.no"))
        .text("control.fact.request-life", Messages.text("control.hours", rule.requestHours()))
        .text("control.fact.approval-life", Messages.text("control.hours", rule.approvalHours()))
        .text("control.fact.version", String.valueOf(subject.request().policy().version()))
        .mono("control.fact.policy-hash", subject.request().policy().hash());
  }

  static FactGrid certificate(CertificatePlan plan) {
    FactGrid facts = new FactGrid();
    facts.text("control.plan.profile", Messages.text("control.profile." + plan.profile()));
    facts.text("control.plan.subject", plan.subject());
    facts.text("control.plan.alt-names", String.join(", ", plan.altNames()));
    facts.text("control.plan.not-before", plan.notBefore());
    facts.text("control.plan.not-after", plan.notAfter());
    facts.mono("control.plan.serial", plan.serial());
    facts.text("control.plan.crl", plan.crlUrl());
    facts.text(
        "control.plan.ca",
        Messages.text(plan.profile().isCa() ? "control.plan.is-ca" : "control.plan.no-ca"));
    return facts;
  }
}
