package org.readback.people;

/** @param oneTimePassword works until the person has chosen one; kept nowhere but here */
public record Account(long personId, String signInName, String oneTimePassword) {}
