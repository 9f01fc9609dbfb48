package org.countersign.model.request;

/**
 * An approval (or refusal) with its raw signature: the body of {@code request.approved} and {@code
 * request.refused}.
 */
public record SignedApproval(Approval approval, byte[] signature) {}
